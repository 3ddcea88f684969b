public import Numeric

/// What can be drawn of how a method came to its groups.
public enum GroupingPicture: Sendable {
  /// The top of the tree of merges or splits.
  case tree(GroupTree)

  /// How far each step of a walk through the rows went.
  case walk(GroupWalk)

  /// Crowds within crowds, as they part while density rises.
  case crowds(CrowdTree)

  /// How far each row is from its neighbour of one number.
  case neighbours(NeighbourDistances)
}

/// The top of a tree that was cut into groups.
public struct GroupTree: Sendable {
  /// The tree, with at most forty leaves or as many as there are groups.
  public let tree: Dendrogram

  /// The group of each leaf.
  public let groups: [Int32]

  /// What heights are, as a noun with its article.
  public let measure: String
}

/// The steps of a walk through all rows.
public struct GroupWalk: Sendable {
  /// The distance of each step, infinite where the walk began anew.
  public let heights: [Double]

  /// The group of the row that each step led to, `-1` for none.
  public let groups: [Int32]
}

/// The distances of rows to their neighbour of one number, and the radius that is told from them.
public struct NeighbourDistances: Sendable {
  /// The number of the neighbour; the row itself is the first.
  public let neighbours: Int

  /// The distance of each row, the greatest first, those of 0 left out.
  public let distances: [Double]

  /// The radius that was taken.
  public let radius: Double

  /// Whether the radius is the one that the distances suggest.
  public let isSuggested: Bool
}

/// A clusterer whose way to its groups can be drawn.
public protocol PicturedClusterer<Model>: Clusterer {
  /// Returns what can be drawn of how groups came about.
  ///
  /// - Parameters:
  ///   - model: What the clusterer found.
  ///   - rows: The rows it found it in.
  /// - Returns: The picture; `nil` when the model does not know enough, as after a file was read.
  func picture(of model: Model, in rows: Matrix) -> GroupingPicture?
}

extension Clusterer {
  /// Returns what can be drawn of how groups came about, for a method that has a picture.
  ///
  /// - Parameters:
  ///   - model: What the clusterer found.
  ///   - rows: The rows it found it in.
  /// - Returns: The picture; `nil` for a method without one, or a model of another.
  public func picture(of model: AnyClusteringModel, in rows: Matrix) -> GroupingPicture? {
    guard let method = self as? any PicturedClusterer else { return nil }
    return drawn(by: method, model, rows)
  }
}

private func drawn<Method: PicturedClusterer>(
  by method: Method, _ model: AnyClusteringModel, _ rows: Matrix
) -> GroupingPicture? {
  (model.model as? Method.Model).flatMap { method.picture(of: $0, in: rows) }
}
