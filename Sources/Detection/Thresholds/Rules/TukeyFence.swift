import Numeric
public import Parameters

/// Calls scores above Q3 + 1.5 · IQR unusual.
///
/// Quartiles lie between neighbouring scores by a straight line; PyThresh's `IQR` takes the middle
/// of the two. When the box is flat it is drawn over the different scores instead.
///
/// > J. W. Tukey. *Exploratory Data Analysis*, Addison-Wesley, 1977.
public struct TukeyFence: ThresholdRule {
  /// What the interquartile range is multiplied by.
  public var factor: Double

  /// Creates a rule.
  public init(factor: Double = 1.5) { self.factor = factor }

  /// Creates a rule with its default parameters.
  public init() { self.init(factor: 1.5) }

  public static let identifier = "iqr"

  public static let summary = "Scores above the upper fence of Tukey's boxplot."

  public static let parameters: [Parameter<Self>] = [
    .number("factor", \.factor, .between(0, 100), "what the interquartile range is multiplied by")
  ]

  public static let band = SettingBand.numbers("factor", [3, 2.5, 2, 1.5, 1])

  public func threshold(ofSorted scores: [Double]) -> Double {
    let upper = quantile(ofSorted: scores, at: 0.75)
    let spread = upper - quantile(ofSorted: scores, at: 0.25)
    guard spread > 0 else {
      let different = differentValues(ofSorted: scores)
      return different.count < scores.count ? threshold(ofSorted: different) : upper
    }
    return upper + factor * spread
  }
}
