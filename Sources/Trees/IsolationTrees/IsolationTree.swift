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

extension IsolationTree {
  /// Lays the tree out as a heap: its decisions, and the path length of each leaf.
  ///
  /// - Returns: `nil` when the tree is malformed, deeper than `depth`, or asks for a feature that
  ///   is not in `0 ..< featureCount`.
  func heap(depth: Int, featureCount: Int) -> (decisions: [TreeDecision], leaves: [Double])? {
    let places = 1 << depth
    var heap = HeapLayout(
      tree: self, depth: depth, featureCount: featureCount,
      decisions: Array(repeating: TreeDecision(feature: 0, threshold: .infinity), count: places),
      leaves: Array(repeating: 0, count: places))
    guard heap.place(node: 1, level: 0), heap.isComplete else { return nil }
    return (heap.decisions, heap.leaves)
  }
}

/// Walks a tree in preorder and puts its nodes into their places of a heap.
private struct HeapLayout {
  let tree: IsolationTree
  let depth: Int
  let featureCount: Int
  var decisions: [TreeDecision]
  var leaves: [Double]
  var nextNode = 0
  var nextThreshold = 0
  var nextLeaf = 0

  /// Whether every node of the tree was placed.
  var isComplete: Bool {
    nextNode == tree.features.count && nextThreshold == tree.thresholds.count
      && nextLeaf == tree.leafRows.count
  }

  /// Places the next node and what is below it; `false` when the tree is malformed.
  mutating func place(node: Int, level: Int) -> Bool {
    guard nextNode < tree.features.count else { return false }
    let feature = tree.features[nextNode]
    nextNode += 1
    if feature < 0 { return placeLeaf(node: node, level: level) }
    guard feature < featureCount, level < depth, nextThreshold < tree.thresholds.count else {
      return false
    }
    decisions[node] = TreeDecision(feature: feature, threshold: tree.thresholds[nextThreshold])
    nextThreshold += 1
    return place(node: 2 * node, level: level + 1) && place(node: 2 * node + 1, level: level + 1)
  }

  /// Rows go left from an early leaf on, so its value belongs at the left end below it.
  private mutating func placeLeaf(node: Int, level: Int) -> Bool {
    guard nextLeaf < tree.leafRows.count else { return false }
    let length = Double(level) + averagePathLength(ofRows: tree.leafRows[nextLeaf])
    leaves[(node << (depth - level)) - (1 << depth)] = length
    nextLeaf += 1
    return true
  }
}
