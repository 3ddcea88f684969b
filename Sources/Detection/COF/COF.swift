public import Numeric
public import Parameters

/// Finds rows that are joined to their neighbours by longer steps than the neighbours to theirs.
///
/// Unlike a density, this tells a row beside a line of rows from the rows on it. Each neighbour, the
/// nearest first, is joined by its least step to the row and the neighbours before; early steps count
/// more. The score is the mean step over that of the neighbours, about 1 for a usual row. Steps are
/// 10⁻¹⁰ longer than they are, so that equal rows keep scores finite, where PyOD has 0 and 10³⁰⁸.
///
/// Complexity: O(`n` · `neighbours`² · `d`) beyond the search for neighbours.
///
/// > J. Tang, Z. Chen, A. W.-C. Fu, D. W. Cheung. "Enhancing effectiveness of outlier detections for
/// > low density patterns." *PAKDD* 2002,
/// > doi:[10.1007/3-540-47887-6_53](https://doi.org/10.1007/3-540-47887-6_53)
public struct COF: Detector {
  /// The number of neighbours.
  public var neighbours: Int

  /// Creates a detector.
  ///
  /// - Parameter neighbours: The number of neighbours.
  public init(neighbours: Int = 20) { self.neighbours = neighbours }

  /// Creates a detector with its default hyper-parameters, which are those of PyOD.
  public init() { self.init(neighbours: 20) }

  public static let identifier = "cof"

  public static let summary = "Rows joined to their neighbours by longer steps than those."

  public static let parameters: [Parameter<Self>] = [
    .integer("neighbours", \.neighbours, .between(1, 1_000), "the number of neighbours")
  ]

  /// Finds the mean step of each row; nothing is random.
  ///
  /// - Parameters:
  ///   - rows: The rows to learn from, shape `n × d`, finite, at least two.
  ///   - seed: Not used.
  /// - Returns: A model that scores rows of `d` features.
  /// - Throws: ``DetectionError`` when a parameter is out of range or the rows are too few.
  public func fit(_ rows: Matrix, seed: UInt64) throws(DetectionError) -> COFModel {
    try COFModel(self, fitting: rows)
  }
}
