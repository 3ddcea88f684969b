public import Parameters

/// Calls scores unusual that rise above the smoothed curve of sorted scores.
///
/// The sorted scores are smoothed by straight lines over a moving window (Savitzky and Golay, degree
/// 1), whose greatest value is the threshold: the end of the line through the highest scores. The
/// window is `window` · `n` · standard deviation of the scores between 0 and 1. PyThresh's `FILTER`
/// smooths the scores in the order of the rows, so another order gives another threshold.
///
/// > A. Savitzky, M. J. E. Golay. "Smoothing and differentiation of data by simplified least squares
/// > procedures." *Analytical Chemistry* 36 (8), 1964,
/// > doi:[10.1021/ac60214a047](https://doi.org/10.1021/ac60214a047)
public struct SmoothedScores: ThresholdRule {
  /// The width of the window, in standard deviations of the scores between 0 and 1 times `n`.
  public var window: Double

  /// Creates a rule.
  public init(window: Double = 0.5) { self.window = window }

  /// Creates a rule with its default parameters.
  public init() { self.init(window: 0.5) }

  public static let identifier = "filter"

  public static let summary = "Scores above the greatest value of the smoothed sorted scores."

  public static let parameters: [Parameter<Self>] = [
    .number(
      "window", \.window, .aboveUpTo(0, 4),
      "the width of the window, in standard deviations of the scores between 0 and 1")
  ]

  public static let band = SettingBand.numbers("window", [0.1, 0.25, 0.5, 1, 2])

  public func threshold(ofSorted scores: [Double]) -> Double {
    unitThreshold(ofSorted: scores) { unit in
      let wanted = (window * Double(unit.count) * Moments(of: unit).deviation).rounded()
      let width = min(unit.count, max(3, Int(wanted) | 1))
      return endOfLine(through: unit.suffix(width))
    }
  }
}

/// Returns the last value of the least-squares line through equally spaced values.
private func endOfLine(through values: ArraySlice<Double>) -> Double {
  let middle = Double(values.count - 1) / 2
  let mean = values.reduce(0, +) / Double(values.count)
  var (products, squares) = (0.0, 0.0)
  for (index, value) in values.enumerated() {
    let place = Double(index) - middle
    products += place * (value - mean)
    squares += place * place
  }
  return squares > 0 ? mean + products / squares * middle : mean
}
