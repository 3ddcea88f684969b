public import Numeric
public import Parameters

/// Finds rows far from the middle of the half of rows that lie closest together.
///
/// The score is the squared distance by the mean and covariance of the rows whose covariance has the
/// least determinant, made consistent for normal rows and weighted once more, as in scikit-learn and
/// PyOD; unusual rows have no say in it. FastMCD searches five parts of 300 rows as the paper has it.
/// Features that never vary, and features that others determine, are left out. Where the closest rows
/// do not vary in some direction, as when most values are equal, rows have no distance along it until the
/// covariance is weighted once more, as in scikit-learn; if it is flat then too, a ten-thousandth of
/// the usual spread stands in.
///
/// Complexity: O(`n` · `d`²) a step of some dozens to fit, O(`d`²) a row to score.
///
/// > P. J. Rousseeuw, K. Van Driessen. "A fast algorithm for the minimum covariance determinant
/// > estimator." *Technometrics* 41 (3), 1999,
/// > doi:[10.1080/00401706.1999.10485670](https://doi.org/10.1080/00401706.1999.10485670)
/// >
/// > G. Pison, S. Van Aelst, G. Willems. "Small sample corrections for LTS and MCD." *Metrika* 55, 2002,
/// > doi:[10.1007/s001840200191](https://doi.org/10.1007/s001840200191)
public struct MCD: Detector {
  /// The share of rows that lie closest together; 0 for the least that can withstand the rest.
  public var support: Double

  /// Creates a detector with its default hyper-parameters, which are those of PyOD.
  public init() { support = 0 }

  public static let identifier = "mcd"

  public static let summary = "Rows far from the half of rows that lie closest together."

  public static let parameters: [Parameter<Self>] = [
    .number(
      "support", \.support, .between(0, 1),
      "the share of rows that lie closest together; 0 for the least that withstands the rest")
  ]

  /// Searches the rows that lie closest together.
  ///
  /// - Parameters:
  ///   - rows: The rows to learn from, shape `n × d`, finite, at least two.
  ///   - seed: The seed of every random choice. Equal seeds give equal models.
  /// - Returns: A model that scores rows of `d` features.
  /// - Throws: ``DetectionError`` when a parameter is out of range or the rows are too few.
  public func fit(_ rows: Matrix, seed: UInt64) throws(DetectionError) -> MahalanobisModel {
    try check(rows)
    let spread = FeatureSpread(of: rows)
    let kept = spread.informative(rows: rows.rowCount)
    guard rows.rowCount - 1 > kept.count, !kept.isEmpty else {
      return MahalanobisModel(classical: spread, rows: rows.rowCount)
    }
    let scales = kept.map { medianScale(of: rows.columnValues($0)) }
    let search = ClosestRows(scaled(rows, kept, scales), share: support, seed: seed)
    let found = search.weightedAgain(search.closest())
    return model(found, kept, scales, features: rows.columnCount)
  }

  /// Puts an estimate in the units of the features.
  private func model(
    _ found: ScatterEstimate, _ kept: [Int], _ scales: [FeatureScale], features: Int
  ) -> MahalanobisModel {
    var middle = [Double](repeating: 0, count: features)
    var factors = [Double](repeating: 1, count: features)
    for (place, feature) in kept.enumerated() {
      middle[feature] = scales[place].middle + found.directions.middle[place] * scales[place].width
      factors[feature] = 1 / scales[place].width
    }
    return MahalanobisModel(
      middle: middle, factors: factors, kept: kept, whitening: found.directions.vectors)
  }
}

/// Returns some features less their medians, in units of their usual deviations.
private func scaled(_ rows: Matrix, _ kept: [Int], _ scales: [FeatureScale]) -> Matrix {
  var result = Matrix(rowCount: rows.rowCount, columnCount: kept.count)
  for (place, feature) in kept.enumerated() {
    let (values, scale) = (rows.column(feature), scales[place])
    var target = result.mutableColumn(place)
    for row in values.indices { target[row] = (values[row] - scale.middle) / scale.width }
  }
  return result
}
