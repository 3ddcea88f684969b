public import Numeric
public import Parameters

/// Finds rows where few others are, by a normal curve on each row.
///
/// The score is minus the logarithm of the density, as in PyOD and scikit-learn, and stays finite however
/// far a row is. Rows that are equal are worked out once. Scale the features first: the curves are
/// equally wide in all directions.
///
/// Complexity: O(`n`) to fit, O(`n` · `d`) a row to score; at most 200,000 different rows.
///
/// > E. Parzen. "On estimation of a probability density function and mode." *Annals of Mathematical
/// > Statistics* 33 (3), 1962, doi:[10.1214/aoms/1177704472](https://doi.org/10.1214/aoms/1177704472)
public struct KDE: Detector {
  /// The standard deviation of the curves, on the scale of the rows.
  public var bandwidth: Double

  /// Creates a detector with its default hyper-parameters, which are those of PyOD.
  public init() { bandwidth = 1 }

  public static let identifier = "kde"

  public static let summary = "Rows where few others are, by a smooth estimate of density."

  public static let parameters: [Parameter<Self>] = [
    .number(
      "bandwidth", \.bandwidth, .between(1e-6, 1e6),
      "the standard deviation of the curve on each row")
  ]

  /// The most different rows it learns.
  static let mostRows = 200_000

  /// Keeps the different rows; nothing is random.
  ///
  /// - Parameters:
  ///   - rows: The rows to learn from, shape `n × d`, finite, at least two.
  ///   - seed: Not used.
  /// - Returns: A model that scores rows of `d` features.
  /// - Throws: ``DetectionError`` when a parameter is out of range or the rows are too few or too many.
  public func fit(_ rows: Matrix, seed: UInt64) throws(DetectionError) -> KDEModel {
    try check(rows)
    let distinct = DistinctRows(of: rows)
    guard distinct.first.count <= Self.mostRows else {
      throw .tooManyRows(
        method: Self.identifier, most: Self.mostRows, got: distinct.first.count)
    }
    return KDEModel(
      .init(
        bandwidth: bandwidth, rows: rows.selectingRows(distinct.first), counts: distinct.counts))
  }
}
