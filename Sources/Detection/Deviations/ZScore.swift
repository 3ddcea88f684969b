public import Numeric
public import Parameters

/// Finds rows with a value many standard deviations from the mean of its feature.
///
/// The score is the greatest |x − mean| ÷ s over the features, s with `n` − 1 below the line: the
/// statistic of Grubbs' test for the one most unusual value.
///
/// Complexity: O(`n` · `d`) to fit, O(`d`) a row to score.
///
/// > F. E. Grubbs. "Sample criteria for testing outlying observations." *Annals of Mathematical
/// > Statistics* 21 (1), 1950, doi:[10.1214/aoms/1177729885](https://doi.org/10.1214/aoms/1177729885)
public struct ZScore: Detector {
  /// Creates a detector.
  public init() {}

  public static let identifier = "z-score"

  public static let summary = "Rows with a value many standard deviations from the mean."

  public static let parameters: [Parameter<Self>] = []

  /// Finds means and standard deviations; nothing is random.
  ///
  /// - Parameters:
  ///   - rows: The rows to learn from, shape `n × d`, finite, at least two.
  ///   - seed: Not used.
  /// - Returns: A model that scores rows of `d` features.
  /// - Throws: ``DetectionError`` when the rows are too few.
  public func fit(_ rows: Matrix, seed: UInt64) throws(DetectionError) -> DeviationModel {
    try check(rows)
    return DeviationModel(of: rows, by: { standardScale(of: $0) })
  }
}

/// Returns the mean and the standard deviation, taken on a scale on which squares stay finite.
private func standardScale(of values: [Double]) -> FeatureScale {
  let size = values.reduce(0) { max($0, abs($1)) }
  guard size > 0 else { return FeatureScale(middle: 0, width: 1) }
  let mean = values.reduce(0) { $0 + $1 / size } / Double(values.count)
  let squares = values.reduce(0.0) { $0 + ($1 / size - mean) * ($1 / size - mean) }
  let deviation = (squares / Double(values.count - 1)).squareRoot()
  let isVaried = values.contains { $0 != values[0] }
  let width = isVaried ? max(deviation * size, .leastNonzeroMagnitude) : 1
  return FeatureScale(middle: mean * size, width: width)
}
