import Numeric

/// One tree of random splits, node after node in preorder.
struct IsolationTree: Sendable, Hashable, Codable {
  /// The feature each node splits, `-1` for a leaf.
  var features: [Int] = []

  /// The threshold of each node that splits: values up to it go left.
  var thresholds: [Double] = []

  /// The number of sampled rows in each leaf.
  var leafRows: [Int] = []
}

/// A tree laid out as a heap: the children of place `i` are `2i` and `2i + 1`.
struct IsolationHeap {
  /// The decision at each place above the last level; infinite where the tree ended before.
  var decisions: [TreeDecision]

  /// The path length of each place of the last level.
  var leaves: [Double]

  /// The number of sampled rows that came to each place, the last level included.
  var rows: [Int32]
}

extension IsolationTree {
  /// Lays the tree out as a heap.
  ///
  /// - Parameters:
  ///   - depth: The depth of the heap.
  ///   - featureCount: The number of features of a row.
  ///   - lengths: The average path length of every number of rows up to the sample.
  /// - Returns: `nil` when the tree is malformed, deeper than `depth`, has more rows than the
  /// sample, or asks for a feature that is not in `0 ..< featureCount`.
  func heap(depth: Int, featureCount: Int, lengths: [Double]) -> IsolationHeap? {
    let places = 1 << depth
    let empty = IsolationHeap(
      decisions: Array(repeating: TreeDecision(feature: 0, threshold: .infinity), count: places),
      leaves: Array(repeating: 0, count: places), rows: Array(repeating: 0, count: 2 * places))
    var layout = HeapLayout(
      tree: self, depth: depth, featureCount: featureCount, lengths: lengths, heap: empty)
    guard layout.place(node: 1, level: 0) != nil, layout.isComplete else { return nil }
    return layout.heap
  }
}

/// Walks a tree in preorder and puts its nodes into their places of a heap.
private struct HeapLayout {
  let tree: IsolationTree
  let depth: Int
  let featureCount: Int
  let lengths: [Double]
  var heap: IsolationHeap
  var nextNode = 0
  var nextThreshold = 0
  var nextLeaf = 0

  /// Whether every node of the tree was placed.
  var isComplete: Bool {
    nextNode == tree.features.count && nextThreshold == tree.thresholds.count
      && nextLeaf == tree.leafRows.count
  }

  /// Places the next node and what is below it.
  ///
  /// - Returns: The number of its sampled rows, or `nil` when the tree is malformed.
  mutating func place(node: Int, level: Int) -> Int? {
    guard nextNode < tree.features.count else { return nil }
    let feature = tree.features[nextNode]
    nextNode += 1
    if feature < 0 { return placeLeaf(node: node, level: level) }
    guard feature < featureCount, level < depth, nextThreshold < tree.thresholds.count else {
      return nil
    }
    heap.decisions[node] = TreeDecision(
      feature: feature, threshold: tree.thresholds[nextThreshold])
    nextThreshold += 1
    guard let left = place(node: 2 * node, level: level + 1),
      let right = place(node: 2 * node + 1, level: level + 1)
    else { return nil }
    heap.rows[node] = Int32(left + right)
    return left + right
  }

  /// Rows go left from an early leaf on, so its value belongs at the left end below it.
  private mutating func placeLeaf(node: Int, level: Int) -> Int? {
    guard nextLeaf < tree.leafRows.count else { return nil }
    let count = tree.leafRows[nextLeaf]
    guard lengths.indices ~= count else { return nil }
    let length = Double(level) + lengths[count]
    heap.leaves[(node << (depth - level)) - (1 << depth)] = length
    heap.rows[node] = Int32(count)
    nextLeaf += 1
    return count
  }
}
