/// One decision of a tree: rows whose feature exceeds the threshold go right.
public struct TreeDecision: Sendable, Hashable {
  /// The column the decision looks at.
  public var feature: Int

  /// The greatest value that goes left; infinite where every row goes left.
  public var threshold: Double

  /// Creates a decision.
  public init(feature: Int, threshold: Double) {
    self.feature = feature
    self.threshold = threshold
  }
}

/// Binary trees of one depth, laid out without pointers, that give each row the sum of its leaves.
///
/// A tree of depth `h` has 2ʰ places for decisions, of which place 0 is unused: the children of
/// decision `i` are `2i` and `2i + 1`, and those of the last level are the leaves. A branch that
/// ends early sends every row left from there on.
public struct HeapTrees: Sendable, Hashable {
  /// The number of decisions a row meets in each tree.
  public let depth: Int

  /// The number of features of a row.
  public let featureCount: Int

  private let decisions: [TreeDecision]
  private let leaves: [Double]

  /// The number of trees.
  public var count: Int { leaves.count >> depth }

  /// Lays out trees.
  ///
  /// - Precondition: `decisions` and `leaves` hold 2^`depth` places for each tree, and every
  ///   feature is in `0 ..< featureCount`.
  public init(depth: Int, featureCount: Int, decisions: [TreeDecision], leaves: [Double]) {
    precondition(decisions.count == leaves.count, "as many decisions as leaves")
    precondition(leaves.count & ((1 << depth) - 1) == 0, "whole trees")
    precondition(
      decisions.allSatisfy { 0 <= $0.feature && $0.feature < featureCount }, "known features")
    self.depth = depth
    self.featureCount = featureCount
    self.decisions = decisions
    self.leaves = leaves
  }

  /// Writes, for each of some rows of a matrix, the sum of its leaf values over all trees.
  ///
  /// Leaves are added tree after tree, so the sum of a row does not depend on the other rows.
  ///
  /// - Parameters:
  ///   - rows: The matrix.
  ///   - range: The rows to take.
  ///   - sums: Room for a sum a row of `range`.
  /// - Complexity: O(rows · trees · depth).
  /// - Precondition: `rows.columnCount == featureCount` and `sums.count == range.count`.
  public func sumLeaves(
    of rows: Matrix, in range: Range<Int>, into sums: inout MutableSpan<Double>
  ) {
    precondition(rows.columnCount == featureCount, "a column for each feature")
    precondition(sums.count == range.count, "a sum for each row")
    var block = RowBlock(featureCount: featureCount)
    for start in stride(from: 0, to: range.count, by: RowBlock.capacity) {
      let count = min(RowBlock.capacity, range.count - start)
      block.copy(rows, from: range.lowerBound + start, count: count)
      sumLeaves(of: &block, count: count)
      for i in 0..<count { sums[start + i] = block.sums[i] }
    }
  }
}

/// Some rows, one after another in memory, with room for their sums.
private struct RowBlock {
  static let capacity = 64
  let featureCount: Int
  var values: [Double]
  var sums: [Double]

  init(featureCount: Int) {
    self.featureCount = featureCount
    values = Array(repeating: 0, count: RowBlock.capacity * featureCount)
    sums = Array(repeating: 0, count: RowBlock.capacity)
  }

  mutating func copy(_ rows: Matrix, from first: Int, count: Int) {
    for feature in 0..<featureCount {
      let column = rows.column(feature)
      for i in 0..<count { values[i * featureCount + feature] = column[first + i] }
    }
    for i in sums.indices { sums[i] = 0 }
  }
}

extension HeapTrees {
  /// Adds the leaves of a block, four rows at a time so that their loads overlap.
  private func sumLeaves(of block: inout RowBlock, count: Int) {
    let rows = block.values
    let values = rows.span
    let width = featureCount
    var sums = block.sums.mutableSpan
    guard count > 1 else {
      sums[0] = sumLeaves(values)
      return
    }
    for tree in 0..<self.count {
      for i in stride(from: 0, to: count, by: 4) {
        let found = walk(tree, values, at: i &* width, width: width)
        sums[i] += found.0
        sums[i + 1] += found.1
        sums[i + 2] += found.2
        sums[i + 3] += found.3
      }
    }
  }

  /// Adds the leaves of one row, four trees at a time so that their loads overlap.
  private func sumLeaves(_ values: Span<Double>) -> Double {
    let nodes = decisions.span
    let whole = count & ~3
    var sum = 0.0
    for tree in stride(from: 0, to: whole, by: 4) {
      let base = tree &<< depth
      let step = 1 &<< depth
      var (a, b, c, d) = (1, 1, 1, 1)
      for _ in 0..<depth {
        a = next(a, nodes, base, values, 0)
        b = next(b, nodes, base &+ step, values, 0)
        c = next(c, nodes, base &+ 2 &* step, values, 0)
        d = next(d, nodes, base &+ 3 &* step, values, 0)
      }
      sum += leaves[base &- step &+ a]
      sum += leaves[base &+ b]
      sum += leaves[base &+ step &+ c]
      sum += leaves[base &+ 2 &* step &+ d]
    }
    for tree in whole..<count { sum += walk(tree, values, at: 0, width: 0).0 }
    return sum
  }

  /// Leads four rows that follow each other to their leaves in one tree.
  @inline(__always)
  private func walk(
    _ tree: Int, _ values: Span<Double>, at start: Int, width: Int
  ) -> (Double, Double, Double, Double) {
    let nodes = decisions.span
    let base = tree &<< depth
    var (a, b, c, d) = (1, 1, 1, 1)
    for _ in 0..<depth {
      a = next(a, nodes, base, values, start)
      b = next(b, nodes, base, values, start &+ width)
      c = next(c, nodes, base, values, start &+ 2 &* width)
      d = next(d, nodes, base, values, start &+ 3 &* width)
    }
    let first = base &- (1 &<< depth)
    return (leaves[first &+ a], leaves[first &+ b], leaves[first &+ c], leaves[first &+ d])
  }

  @inline(__always)
  private func next(
    _ node: Int, _ nodes: Span<TreeDecision>, _ base: Int, _ values: Span<Double>, _ start: Int
  ) -> Int {
    // Safe: `node` stays below 2^depth for `depth` steps, a block holds 64 whole rows of which
    // four begin at `start`, and `init` checked that every feature is one of a row.
    let decision = unsafe nodes[unchecked: base &+ node]
    let value = unsafe values[unchecked: start &+ decision.feature]
    return 2 &* node &+ (value > decision.threshold ? 1 : 0)
  }
}
