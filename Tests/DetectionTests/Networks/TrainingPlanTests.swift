import Numeric
import Testing

@testable import Detection

@Suite("The plan of a network's learning")
struct TrainingPlanTests {
  /// The batches of a plan.
  private func batches(rowCount: Int, epochs: Int, batchRows: Int) -> [[Int]] {
    var seen: [[Int]] = []
    var parameters = [0.0]
    let plan = TrainingPlan(epochs: epochs, batchRows: batchRows, rate: 0.1, decay: 0)
    let losses = plan.learn(rowCount: rowCount, &parameters, by: SplitMix64(seed: 1)) { batch, _ in
      seen.append(batch)
      return LossGradient(loss: 1, gradient: [0])
    }
    #expect(losses.allSatisfy { $0 == 1 })
    return seen
  }

  @Test("takes every row once an epoch, but for those that fill no batch")
  func wholeEpochs() {
    let seen = batches(rowCount: 103, epochs: 3, batchRows: 10)
    #expect(seen.count == 30)
    for epoch in 0..<3 {
      let rows = seen[epoch * 10..<epoch * 10 + 10].joined()
      #expect(rows.count == 100 && Set(rows).count == 100)
    }
  }

  @Test("takes part of many rows an epoch, and others the next time")
  func partialEpochs() {
    let rowCount = TrainingPlan.mostBatches * 2 * 4 + 1
    let seen = batches(rowCount: rowCount, epochs: 3, batchRows: 4)
    #expect(seen.count == 3 * TrainingPlan.mostBatches)
    #expect(seen.allSatisfy { $0.count == 4 })
    let first = seen.prefix(2 * TrainingPlan.mostBatches).joined()
    #expect(Set(first).count == first.count)
  }

  @Test("takes few rows as one batch")
  func fewRows() {
    let seen = batches(rowCount: 3, epochs: 2, batchRows: 32)
    #expect(seen.map { $0.sorted() } == [[0, 1, 2], [0, 1, 2]])
  }
}
