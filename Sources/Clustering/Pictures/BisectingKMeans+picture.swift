public import Numeric

extension BisectingKMeans: PicturedClusterer {
  /// Returns the tree of splits, each as high as the sum of squares of the group that was split.
  ///
  /// - Parameters:
  ///   - model: What was found.
  ///   - rows: The rows it was found in, shape `n × d`.
  /// - Returns: The tree, whose leaves are the groups; `nil` for a single group.
  /// - Complexity: O(`n` · `d`) for each level of the tree.
  public func picture(of model: BisectingKMeansModel, in rows: Matrix) -> GroupingPicture? {
    guard model.clusterCount > 1, rows.columnCount == model.featureCount else { return nil }
    let (tree, groups) = model.splits(of: rows)
    return .tree(GroupTree(tree: tree, groups: groups, measure: "the sum of squares"))
  }
}

extension BisectingKMeansModel {
  /// Returns the splits as merges of the groups that were left, with the group of each leaf.
  fileprivate func splits(of rows: Matrix) -> (tree: Dendrogram, groups: [Int32]) {
    var members = [[Int]](repeating: [], count: tree.nodeCount)
    for (row, node) in tree.leaves(of: rows).enumerated() { members[node].append(row) }
    let leaves = members.indices.filter { groups[$0] >= 0 }
    var leafOf = [Int](repeating: 0, count: tree.nodeCount)
    var heights = [Double](repeating: 0, count: tree.nodeCount)
    for (place, node) in leaves.enumerated() { leafOf[node] = place }
    let sizes = leaves.map { members[$0].count }
    var pairs: [(a: Int, b: Int, height: Double)] = []
    // The parts of a group come after it, so its members are there when its turn comes.
    for (number, split) in tree.splits.enumerated().reversed() {
      let (first, second) = (2 * number + 1, 2 * number + 2)
      members[split.node] = members[first] + members[second]
      let own = rows.selectingRows(members[split.node])
      let sum = Clustering.inertia(of: own, labels: [Int32](repeating: 0, count: own.rowCount))
      // Rounding must not put a group below its parts.
      heights[split.node] = max(sum, heights[first], heights[second])
      leafOf[split.node] = leafOf[first]
      pairs.append((leafOf[first], leafOf[second], heights[split.node]))
    }
    return (Dendrogram(pairs, leaves: sizes), leaves.map { groups[$0] })
  }
}
