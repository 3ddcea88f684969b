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

  /// The greatest value that goes left at each place, as a whole number in the same order.
  let thresholds: [Int64]

  /// Where the values of the feature of each place begin in a block of rows.
  let offsets: [Int32]

  let leaves: [Double]

  /// The number of trees.
  public var count: Int { leaves.count >> depth }

  /// Lays out trees.
  ///
  /// - Precondition: `decisions` and `leaves` hold 2^`depth` places for each tree, and every
  ///   feature is in `0 ..< featureCount`, of which there are at most 2²⁴.
  public init(depth: Int, featureCount: Int, decisions: [TreeDecision], leaves: [Double]) {
    precondition(decisions.count == leaves.count, "as many decisions as leaves")
    precondition(leaves.count & ((1 << depth) - 1) == 0, "whole trees")
    precondition(featureCount <= 1 << 24, "places that fit in 32 bits")
    precondition(
      decisions.allSatisfy { 0 <= $0.feature && $0.feature < featureCount }, "known features")
    self.depth = depth
    self.featureCount = featureCount
    thresholds = decisions.map { orderedBits($0.threshold) }
    let stride = KeyBlock.stride(features: featureCount)
    offsets = decisions.map { Int32($0.feature * stride) }
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
    let capacity = KeyBlock.capacity(features: featureCount)
    var block = KeyBlock(featureCount: featureCount, rows: min(range.count, capacity))
    for start in stride(from: 0, to: range.count, by: capacity) {
      let count = min(capacity, range.count - start)
      block.copy(rows, from: range.lowerBound + start, count: count)
      if count == 1 { block.sums[0] = sumLeaves(ofFirst: block) } else { sumLeaves(of: &block) }
      for i in 0..<count { sums[start + i] = block.sums[i] }
    }
  }
}
