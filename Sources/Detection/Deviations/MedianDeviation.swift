public import Numeric
public import Parameters

/// Finds rows with a value far from the median of its feature, by the median of such distances.
///
/// The score is the greatest modified z-score, 0.6745 · |x − median| ÷ MAD, over the features; above
/// 3.5 counts as unusual in the book. PyOD takes one feature only. Where more than half of the values
/// are the same, the mean distance from the median stands in, times 1.2533 · 0.6745, so that scores
/// stay finite.
///
/// Complexity: O(`n` log `n` · `d`) to fit, O(`d`) a row to score.
///
/// > B. Iglewicz, D. C. Hoaglin. *How to Detect and Handle Outliers.* ASQC Quality Press, 1993
public struct MedianDeviation: Detector {
  /// Creates a detector.
  public init() {}

  public static let identifier = "mad"

  public static let summary = "Rows with a value far from its median, by the median distance."

  public static let parameters: [Parameter<Self>] = []

  /// Finds medians and the medians of distances from them; nothing is random.
  ///
  /// - Parameters:
  ///   - rows: The rows to learn from, shape `n × d`, finite, at least two.
  ///   - seed: Not used.
  /// - Returns: A model that scores rows of `d` features.
  /// - Throws: ``DetectionError`` when the rows are too few.
  public func fit(_ rows: Matrix, seed: UInt64) throws(DetectionError) -> DeviationModel {
    try check(rows)
    return DeviationModel(of: rows, by: { medianScale(of: $0) })
  }
}

/// Returns the median and the width that makes deviations of normal values about standard ones.
func medianScale(of values: [Double]) -> FeatureScale {
  let middle = quantile(ofSorted: values.sorted(), at: 0.5)
  let distances = values.map { abs($0 - middle) }
  let median = quantile(ofSorted: distances.sorted(), at: 0.5)
  let mean = distances.reduce(0) { $0 + $1 / Double(distances.count) }
  let width = median > 0 ? median / 0.6745 : mean * 1.253_314
  // A feature that never varies tells new values by their distance.
  return FeatureScale(middle: middle, width: width > 0 ? width : 1)
}
