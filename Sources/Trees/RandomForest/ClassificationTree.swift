/// One decision tree; node 0 is the root, and the right child follows the left.
struct ClassificationTree: Sendable, Hashable, Codable {
  /// The feature each node splits, `-1` for a leaf.
  var features: [Int] = []

  /// The greatest value that goes left, node after node; 0 for a leaf.
  var thresholds: [Double] = []

  /// The left child of a node that splits; for a leaf its number among the leaves.
  var links: [Int] = []

  /// The weight of each class in each leaf, leaf after leaf.
  var leafWeights: [Int] = []
}

extension ClassificationTree {
  /// Returns the number of the leaf a row ends in.
  ///
  /// - Parameters:
  ///   - values: Rows one after another.
  ///   - start: Where the row begins.
  /// - Returns: The number of the leaf.
  func leaf(ofRow values: Span<Double>, at start: Int) -> Int {
    let (features, thresholds, links) = (features.span, thresholds.span, links.span)
    var node = 0
    while features[node] >= 0 {
      node = links[node] + (values[start + features[node]] > thresholds[node] ? 1 : 0)
    }
    return links[node]
  }

  /// The share of each class in each leaf, leaf after leaf.
  func leafShares(classCount: Int) -> [Double] {
    var shares = leafWeights.map { Double($0) }
    for first in stride(from: 0, to: shares.count, by: classCount) {
      let total = Double(leafWeights[first..<first + classCount].reduce(0, +))
      for cell in first..<first + classCount { shares[cell] /= total }
    }
    return shares
  }

  /// Whether every walk ends in a leaf with weights: children come after their node.
  func isWellFormed(featureCount: Int, classCount: Int) -> Bool {
    let count = features.count
    guard count > 0, thresholds.count == count, links.count == count,
      leafWeights.allSatisfy({ $0 >= 0 && $0 <= 1 << 40 })
    else { return false }
    let leaves = features.filter { $0 < 0 }.count
    guard leafWeights.count == leaves * classCount else { return false }
    let nodesFit = features.indices.allSatisfy { node in
      features[node] < 0
        ? (0..<leaves).contains(links[node])
        : features[node] < featureCount && links[node] > node && links[node] < count - 1
    }
    return nodesFit
      && (0..<leaves).allSatisfy { leaf in
        leafWeights[leaf * classCount..<(leaf + 1) * classCount].contains { $0 > 0 }
      }
  }
}
