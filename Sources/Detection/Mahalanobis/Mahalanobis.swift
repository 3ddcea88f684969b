public import Numeric
public import Parameters

/// Finds rows far from the mean in units of how the features vary together.
///
/// The score is the squared Mahalanobis distance by the covariance of all rows, with `n` below the line
/// as in scikit-learn. Features that never vary, and features that others determine, are left out.
/// Where there are hardly more rows than features every row is equally far; there the correlations
/// are halved. Unusual rows widen the covariance and may hide each other; ``MCD`` withstands them.
///
/// Complexity: O(`n` · `d`² + `d`³) to fit, O(`d`²) a row to score.
///
/// > P. C. Mahalanobis. "On the generalized distance in statistics." *Proceedings of the National
/// > Institute of Sciences of India* 2 (1), 1936
public struct Mahalanobis: Detector {
  /// Creates a detector.
  public init() {}

  public static let identifier = "mahalanobis"

  public static let summary = "Rows far from the mean, given how features vary together."

  public static let parameters: [Parameter<Self>] = []

  /// Finds the mean and the covariance; nothing is random.
  ///
  /// - Parameters:
  ///   - rows: The rows to learn from, shape `n × d`, finite, at least two.
  ///   - seed: Not used.
  /// - Returns: A model that scores rows of `d` features.
  /// - Throws: ``DetectionError`` when the rows are too few.
  public func fit(_ rows: Matrix, seed: UInt64) throws(DetectionError) -> MahalanobisModel {
    try check(rows)
    return MahalanobisModel(classical: FeatureSpread(of: rows), rows: rows.rowCount)
  }
}

extension MahalanobisModel {
  /// Measures rows by the covariance of all rows.
  init(classical spread: FeatureSpread, rows: Int) {
    let kept = spread.informative(rows: rows)
    let halved = rows - 1 <= kept.count
    var correlations = Matrix(rowCount: kept.count, columnCount: kept.count)
    for (a, first) in kept.enumerated() {
      for (b, second) in kept.enumerated() {
        let value = spread.correlations[first, second]
        correlations[a, b] = a == b ? 1 : halved ? value / 2 : value
      }
    }
    self.init(
      middle: spread.means, factors: spread.factors, kept: kept,
      whitening: inverseCholesky(of: correlations)?.rows ?? [])
  }
}

extension FeatureSpread {
  /// The features that count: those that vary and that the ones before them do not determine.
  ///
  /// - Parameter rows: The number of rows. When there are no more than features, all that vary count.
  /// - Returns: Numbers of features in rising order.
  /// - Complexity: O(`d`³).
  func informative(rows: Int) -> [Int] {
    rows - 1 <= varied.count ? varied : independentFeatures(correlations, among: varied)
  }
}

/// Returns the features that those before them do not determine, by Cholesky's method.
///
/// - Parameters:
///   - correlations: Shape `d × d`.
///   - features: The features to choose from, all of which vary.
/// - Returns: Some of them, in their order.
private func independentFeatures(_ correlations: Matrix, among features: [Int]) -> [Int] {
  var kept: [Int] = []
  var factors: [[Double]] = []
  for feature in features {
    var line: [Double] = []
    for (place, other) in kept.enumerated() {
      var sum = correlations[feature, other]
      for k in 0..<place { sum -= line[k] * factors[place][k] }
      line.append(sum / factors[place][place])
    }
    let rest = correlations[feature, feature] - line.reduce(0) { $0 + $1 * $1 }
    guard rest > 1e-10 else { continue }
    kept.append(feature)
    factors.append(line + [rest.squareRoot()])
  }
  return kept
}
