import Testing

@testable import Numeric

/// The messages as the paper has them, one after another.
private struct PlainMessages {
  let similar: [[Double]]
  let damping: Double
  var told: [[Double]]
  var answers: [[Double]]

  init(_ rows: Matrix, _ weights: [Int], _ preferences: [Double], damping: Double) {
    let count = rows.rowCount
    similar = (0..<count).map { row in
      (0..<count).map { other in
        let square = zip(rows.row(row), rows.row(other))
          .reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
        return row == other ? preferences[row] : -Double(weights[row]) * square
      }
    }
    self.damping = damping
    told = Array(repeating: Array(repeating: 0, count: count), count: count)
    answers = told
  }

  mutating func pass() {
    let all = told.indices
    for row in all {
      for candidate in all {
        let best = all.filter { $0 != candidate }.map { answers[row][$0] + similar[row][$0] }.max()
        told[row][candidate] =
          damping * told[row][candidate] + (1 - damping) * (similar[row][candidate] - (best ?? 0))
      }
    }
    for candidate in all {
      for row in all {
        let others = all.filter { $0 != row && $0 != candidate }
          .reduce(0) { $0 + max(0, told[$1][candidate]) }
        let answer = row == candidate ? others : min(0, told[candidate][candidate] + others)
        answers[row][candidate] = damping * answers[row][candidate] + (1 - damping) * answer
      }
    }
  }

  var exemplars: [Int] { told.indices.filter { told[$0][$0] + answers[$0][$0] > 0 } }
}

@Suite("Messages of affinity propagation")
struct AffinityMessagesTests {
  @Test(
    "choose whom the messages of the paper choose, round by round", arguments: [2, 7, 8, 33, 90])
  func plain(count: Int) throws {
    var generator = SplitMix64(seed: UInt64(count))
    for features in 1...4 {
      let rows = try Matrix(
        columns: (0..<features).map { _ in
          (0..<count).map { _ in Double.random(in: 0...4, using: &generator) }
        })
      let weights = (0..<count).map { _ in 1 + generator.nextIndex(below: 3) }
      let preferences = (0..<count).map { _ in Double.random(in: -9...(-8), using: &generator) }
      var plain = PlainMessages(rows, weights, preferences, damping: 0.6)
      var messages = AffinityMessages(
        rows, weights: weights, preferences: preferences, damping: 0.6)
      for _ in 0..<12 {
        plain.pass()
        messages.pass()
        #expect(messages.exemplars == plain.exemplars)
      }
    }
  }
}
