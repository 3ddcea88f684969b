public import Numeric

extension Agglomerative: PicturedClusterer {
  /// Returns the top of the tree of merges; `nil` for more groups than it has leaves.
  ///
  /// - Parameters:
  ///   - model: What was found.
  ///   - rows: Not used: the model keeps the top of its tree.
  /// - Returns: The tree with the groups of its leaves.
  public func picture(of model: AgglomerativeModel, in rows: Matrix) -> GroupingPicture? {
    let tree = model.dendrogram
    guard model.leafGroups.count == tree.leafCount, tree.leafCount > 1 else { return nil }
    return .tree(GroupTree(tree: tree, groups: model.leafGroups, measure: measure))
  }

  private var measure: String {
    switch linkage {
    case .ward: "the distance by Ward"
    case .average: "the mean distance"
    case .complete: "the greatest distance"
    case .single: "the least distance"
    }
  }
}
