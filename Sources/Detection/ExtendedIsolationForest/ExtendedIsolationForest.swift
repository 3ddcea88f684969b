public import Numeric
public import Parameters
public import Trees

/// Finds rows that few random planes part from all others.
///
/// As ``IsolationForest``, but every split weighs several features, so it also finds rows that are
/// unusual between features, and leaves no bands along the axes. Scale the features first.
///
/// PyOD has no such detector; trees and sample are as in its isolation forest, the number of
/// features of a split as in isotree. With one feature a split it is the isolation forest.
///
/// Complexity: O(`trees` · `sample` · log `sample` · `features`) to fit,
/// O(`n` · `trees` · log `sample` · `features`) to score.
///
/// > S. Hariri, M. Carrasco Kind, R. J. Brunner. "Extended isolation forest." *IEEE TKDE* 33 (4),
/// > 2021, doi:[10.1109/TKDE.2019.2947676](https://doi.org/10.1109/TKDE.2019.2947676)
public struct ExtendedIsolationForest: Detector {
  /// The number of trees.
  public var trees: Int

  /// The number of rows each tree is grown on.
  public var sample: Int

  /// The number of features of a split; all where there are fewer.
  public var features: Int

  /// Creates a detector with its default hyper-parameters.
  public init() { (trees, sample, features) = (100, 256, 3) }

  public static let identifier = "extended-isolation-forest"

  public static let summary = "Rows that few random planes part from all others."

  public static let parameters: [Parameter<Self>] = [
    .integer("trees", \.trees, .between(1, 1_000), "the number of trees"),
    .integer(
      "sample", \.sample, .between(2, greatestIsolationSample),
      "the number of rows each tree is grown on"),
    .integer("features", \.features, .between(1, 1_000), "the number of features of a split"),
  ]

  /// Grows the trees.
  ///
  /// - Parameters:
  ///   - rows: The rows to learn from, shape `n × d`, finite, at least two.
  ///   - seed: The seed of every random choice. Equal seeds give equal models.
  /// - Returns: A model that scores rows of `d` features.
  /// - Throws: ``DetectionError`` when a parameter is out of range or the rows are too few.
  public func fit(
    _ rows: Matrix, seed: UInt64
  ) throws(DetectionError) -> ExtendedIsolationForestModel {
    try check(rows)
    return ExtendedIsolationForestModel(
      trees: ObliqueTrees(
        growing: trees, on: rows, sample: sample, features: features, seed: seed))
  }
}

/// Trees of random planes, able to score new rows.
public typealias ExtendedIsolationForestModel = IsolationModel<ObliqueTrees>
