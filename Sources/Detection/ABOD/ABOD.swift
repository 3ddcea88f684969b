public import Numeric
public import Parameters

/// Finds rows from which all others lie in about the same direction.
///
/// Of each pair of other rows the angle they are seen under counts, near ones more. The score is minus
/// the variance of the angles: a row at the edge sees little variety and has a score near 0, a row in
/// the crowd one far below. Suits many features, where distances are all alike.
///
/// By default the `neighbours` nearest different rows are looked at, the row itself counted when it was
/// learned, as in PyOD (FastABOD). With `exact` all pairs are, from moments instead of pair by pair:
/// O(`n`² · `d`²) for all rows instead of O(`n`³ · `d`), at most 20,000 different rows. Rows equal to
/// the row have no direction and do not count; PyOD gives NaN where many are.
///
/// > H.-P. Kriegel, M. Schubert, A. Zimek. "Angle-based outlier detection in high-dimensional data."
/// > *KDD* 2008, doi:[10.1145/1401890.1401946](https://doi.org/10.1145/1401890.1401946)
public struct ABOD: Detector {
  /// The number of nearest rows whose pairs are looked at.
  public var neighbours: Int

  /// Whether all pairs of rows are looked at.
  public var exact: Bool

  /// Creates a detector.
  ///
  /// - Parameters:
  ///   - neighbours: The number of nearest rows whose pairs are looked at.
  ///   - exact: Whether all pairs of rows are looked at.
  public init(neighbours: Int = 5, exact: Bool = false) {
    self.neighbours = neighbours
    self.exact = exact
  }

  /// Creates a detector with its default hyper-parameters, which are those of PyOD.
  public init() { self.init(neighbours: 5) }

  public static let identifier = "abod"

  public static let summary = "Rows from which all others lie in about the same direction."

  public static let parameters: [Parameter<Self>] = [
    .integer(
      "neighbours", \.neighbours, .between(3, 1_000), "the nearest rows whose pairs are looked at"),
    .flag("exact", \.exact, "look at all pairs of rows"),
  ]

  /// Learns the rows; nothing is random.
  ///
  /// - Parameters:
  ///   - rows: The rows to learn from, shape `n × d`, finite, at least two.
  ///   - seed: Not used.
  /// - Returns: A model that scores rows of `d` features.
  /// - Throws: ``DetectionError`` when a parameter is out of range, or the rows are too few or too
  ///   many.
  public func fit(_ rows: Matrix, seed: UInt64) throws(DetectionError) -> ABODModel {
    let model = try ABODModel(self, fitting: rows)
    let different = model.learned.rows.rowCount
    guard !exact || different <= ABODModel.mostExactRows else {
      throw .tooManyRows(
        method: Self.identifier, most: ABODModel.mostExactRows, got: different)
    }
    return model
  }
}
