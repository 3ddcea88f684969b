import Numeric
public import Parameters

/// Calls scores unusual that are several median absolute deviations above the median.
///
/// The deviation is multiplied by 1.4826, which makes it the standard deviation of normal scores.
/// Where more than half of the scores are equal it is 0, and 1.2533 times the mean absolute
/// deviation stands in for it. PyThresh's `MAD` adds the deviation, divided by the standard
/// deviation, to the mean, which is no length and changes with the unit of the scores.
///
/// > C. Leys et al. "Detecting outliers: do not use standard deviation around the mean, use absolute
/// > deviation around the median." *Journal of Experimental Social Psychology* 49 (4), 2013,
/// > doi:[10.1016/j.jesp.2013.03.013](https://doi.org/10.1016/j.jesp.2013.03.013)
public struct MedianDeviationRule: ThresholdRule {
  /// The number of deviations.
  public var factor: Double

  /// Creates a rule.
  public init(factor: Double = 3) { self.factor = factor }

  /// Creates a rule with its default parameters.
  public init() { self.init(factor: 3) }

  public static let identifier = "mad"

  public static let summary = "Scores several median absolute deviations above the median."

  public static let parameters: [Parameter<Self>] = [
    .number("factor", \.factor, .between(0, 100), "the number of deviations")
  ]

  public static let band = SettingBand.numbers("factor", [5, 3.5, 3, 2.5, 2])

  public func threshold(ofSorted scores: [Double]) -> Double {
    unitThreshold(ofSorted: scores) { unit in
      let middle = quantile(ofSorted: unit, at: 0.5)
      let distances = unit.map { abs($0 - middle) }
      let deviation = 1.482602218505602 * quantile(ofSorted: distances.sorted(), at: 0.5)
      guard deviation == 0 else { return middle + factor * deviation }
      return middle + factor * 1.2533141373155 * distances.reduce(0, +) / Double(unit.count)
    }
  }
}
