public import Numeric
public import Parameters

/// Finds rows that are out of the way in the few features in which rows like them agree.
///
/// Rows like a row are those that share most neighbours with it; of equally many shared the nearest
/// count, where PyOD takes any. The features in which they vary by less than `alpha` of the mean
/// variance are those that count, and the score is the root of the mean squared distance from their
/// mean in these. Where no feature stands out all count, so that rows without a feature of their own
/// are not all 0 as in PyOD. New rows are compared with those that were learned, not with their batch.
///
/// Complexity: O(`n` · `neighbours`²) beyond the search for neighbours.
///
/// > H.-P. Kriegel, P. Kröger, E. Schubert, A. Zimek. "Outlier detection in axis-parallel subspaces
/// > of high dimensional data." *PAKDD* 2009,
/// > doi:[10.1007/978-3-642-01307-2_86](https://doi.org/10.1007/978-3-642-01307-2_86)
public struct SOD: Detector {
  /// The number of neighbours whose sharing makes rows alike.
  public var neighbours: Int

  /// The number of rows each row is compared with.
  public var references: Int

  /// The share of the mean variance below which a feature counts.
  public var alpha: Double

  /// Creates a detector.
  ///
  /// - Parameters:
  ///   - neighbours: The number of neighbours whose sharing makes rows alike.
  ///   - references: The number of rows each row is compared with, at most `neighbours`.
  ///   - alpha: The share of the mean variance below which a feature counts.
  public init(neighbours: Int = 20, references: Int = 10, alpha: Double = 0.8) {
    self.neighbours = neighbours
    self.references = references
    self.alpha = alpha
  }

  /// Creates a detector with its default hyper-parameters, which are those of PyOD.
  public init() { self.init(neighbours: 20) }

  public static let identifier = "sod"

  public static let summary = "Rows out of the way in the features in which rows like them agree."

  public static let parameters: [Parameter<Self>] = [
    .integer(
      "neighbours", \.neighbours, .between(1, 1_000),
      "the number of neighbours whose sharing makes rows alike"),
    .integer(
      "references", \.references, .between(1, 1_000),
      "the number of rows each row is compared with, at most neighbours"),
    .number(
      "alpha", \.alpha, .between(0, 1),
      "the share of the mean variance below which a feature counts"),
  ]

  /// Finds the neighbours of each row; nothing is random.
  ///
  /// - Parameters:
  ///   - rows: The rows to learn from, shape `n × d`, finite, at least two.
  ///   - seed: Not used.
  /// - Returns: A model that scores rows of `d` features.
  /// - Throws: ``DetectionError`` when a parameter is out of range or the rows are too few.
  public func fit(_ rows: Matrix, seed: UInt64) throws(DetectionError) -> SODModel {
    try SODModel(self, fitting: rows)
  }
}
