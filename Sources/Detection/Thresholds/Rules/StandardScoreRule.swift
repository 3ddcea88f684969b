public import Parameters

/// Calls scores unusual that are several standard deviations above the mean.
///
/// The standard deviation divides by `n`. PyThresh's `ZSCORE` has the same meaning; its factor is 1
/// by default, which calls about one normal score in six unusual.
public struct StandardScoreRule: ThresholdRule {
  /// The number of standard deviations.
  public var factor: Double

  /// Creates a rule.
  public init(factor: Double = 3) { self.factor = factor }

  /// Creates a rule with its default parameters.
  public init() { self.init(factor: 3) }

  public static let identifier = "z-score"

  public static let summary = "Scores several standard deviations above the mean."

  public static let parameters: [Parameter<Self>] = [
    .number("factor", \.factor, .between(0, 100), "the number of standard deviations")
  ]

  public static let band = SettingBand.numbers("factor", [4, 3.5, 3, 2.5, 2])

  public func threshold(ofSorted scores: [Double]) -> Double {
    unitThreshold(ofSorted: scores) { unit in
      let moments = Moments(of: unit)
      return moments.mean + factor * moments.deviation
    }
  }
}
