extension MutualReachability {
  /// Whether all rows of a node are of one component, and no row of another is within a limit.
  ///
  /// It compares boxes only, so it may say no where yes would be right.
  ///
  /// - Parameters:
  ///   - node: The node.
  ///   - limit: The square of the greatest mutual reachability.
  ///   - components: The component of each row.
  /// - Returns: Whether no row needs to look for others.
  /// - Complexity: O(log `n`) in few dimensions, O(`n`) at worst.
  func isAlone(_ node: Int, within limit: Double, _ components: RowComponents) -> Bool {
    let component = components.ofNode[node]
    guard component >= 0, limit < .infinity else { return false }
    return !hasOther(0, 0..<tree.leafCount, near: node, component, limit, components)
  }

  /// Whether a part of the tree may hold a row of another component near a node.
  private func hasOther(
    _ part: Int, _ leaves: Range<Int>, near node: Int, _ component: Int32, _ limit: Double,
    _ components: RowComponents
  ) -> Bool {
    guard components.ofNode[part] != component, leastCores[part] <= limit,
      squaredDistance(ofBoxes: part, node) <= limit
    else { return false }
    guard leaves.count > 1 else { return true }
    let middle = leaves.lowerBound + (leaves.count + 1) / 2
    let (low, high) = (leaves.lowerBound..<middle, middle..<leaves.upperBound)
    return hasOther(part + 1, low, near: node, component, limit, components)
      || hasOther(part + 2 * low.count, high, near: node, component, limit, components)
  }

  /// The squared distance of the nearest points of two boxes.
  ///
  /// It adds in the order of features, as distances of rows do, so it is never above any of them.
  private func squaredDistance(ofBoxes a: Int, _ b: Int) -> Double {
    let features = tree.featureCount
    let (first, second) = (a * 2 * features, b * 2 * features)
    var sum = 0.0
    for feature in 0..<features {
      let below = tree.boxes[first + feature] - tree.boxes[second + features + feature]
      let above = tree.boxes[second + feature] - tree.boxes[first + features + feature]
      let outside = max(0, max(below, above))
      sum += outside * outside
    }
    return sum
  }
}
