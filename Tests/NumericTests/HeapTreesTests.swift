import Numeric
import Testing

@Suite("Heap trees")
struct HeapTreesTests {
  /// Two trees of depth 2; the right branch of the second ends early.
  static let trees = HeapTrees(
    depth: 2, featureCount: 2,
    decisions: [(0, 0), (0, 1), (1, 5), (1, 7), (0, 0), (1, 0), (0, -1), (0, .infinity)].map {
      TreeDecision(feature: $0.0, threshold: $0.1)
    },
    leaves: [1, 2, 3, 4, 10, 20, 30, 99])

  @Test(
    "a value up to the threshold goes left",
    arguments: [
      ([1, 5], 1 + 30), ([1, 5.1], 2 + 30), ([1.1, 7], 3 + 30), ([2, 8], 4 + 30),
      ([-1, 0], 1 + 10), ([-0.5, -3], 1 + 20), ([9, 0], 3 + 20),
    ] as [([Double], Double)])
  func walks(row: [Double], sum: Double) throws {
    var sums = [0.0]
    var span = sums.mutableSpan
    Self.trees.sumLeaves(of: try Matrix(columns: row.map { [$0] }), in: 0..<1, into: &span)
    #expect(sums == [sum])
  }

  @Test(
    "only what exceeds a threshold goes right", arguments: [1, 2],
    [
      (-0.0, 1 + 20), (0, 1 + 20), (.leastNonzeroMagnitude, 2 + 20),
      (-.leastNonzeroMagnitude, 1 + 20), (.infinity, 2 + 20),
      (-.infinity, 1 + 10), (.nan, 1 + 10),
    ] as [(Double, Double)])
  func extremes(count: Int, value: (Double, Double)) throws {
    let trees = HeapTrees(
      depth: 1, featureCount: 1,
      decisions: [(0, 0), (0, 0), (0, 0), (0, -1)].map {
        TreeDecision(feature: $0.0, threshold: $0.1)
      }, leaves: [1, 2, 10, 20])
    var sums = [Double](repeating: 0, count: count)
    var span = sums.mutableSpan
    let rows = try Matrix(columns: [Array(repeating: value.0, count: count)])
    trees.sumLeaves(of: rows, in: 0..<count, into: &span)
    #expect(sums.allSatisfy { $0 == value.1 })
  }

  @Test("a row's sum does not depend on where it stands", arguments: [1, 3, 64, 65, 513, 1_040])
  func position(count: Int) throws {
    let rows = try Matrix(columns: [
      (0..<count).map { Double($0 % 5) - 1 }, (0..<count).map { Double($0 % 9) },
    ])
    var together = [Double](repeating: 0, count: count)
    var span = together.mutableSpan
    Self.trees.sumLeaves(of: rows, in: 0..<count, into: &span)
    for row in 0..<count {
      var alone = [0.0]
      var one = alone.mutableSpan
      Self.trees.sumLeaves(of: rows, in: row..<row + 1, into: &one)
      #expect(alone[0] == together[row])
    }
  }
}
