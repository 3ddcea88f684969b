public import Parameters

/// Calls scores above the upper fence of the boxplot adjusted for skewed data unusual.
///
/// The fence is Q3 + 1.5 · e^(3·MC) · IQR for scores with a long right tail (medcouple MC ≥ 0), and
/// Q3 + 1.5 · e^(4·MC) · IQR otherwise. This is the automatic rule.
///
/// > M. Hubert, E. Vandervieren. "An adjusted boxplot for skewed distributions." *Computational
/// > Statistics & Data Analysis* 52 (12), 2008,
/// > doi:[10.1016/j.csda.2007.11.008](https://doi.org/10.1016/j.csda.2007.11.008)
public struct AdjustedBoxplot: ThresholdRule {
  /// What the spread of the box is multiplied by.
  public var factor: Double

  /// Creates a rule.
  public init(factor: Double = 1.5) { self.factor = factor }

  /// Creates a rule with its default parameters.
  public init() { self.init(factor: 1.5) }

  public static let identifier = "adjusted-boxplot"

  public static let summary =
    "Scores above the upper fence of the boxplot adjusted for skewed data."

  public static let parameters: [Parameter<Self>] = [
    .number("factor", \.factor, .between(0, 100), "what the spread of the box is multiplied by")
  ]

  public static let band = SettingBand.numbers("factor", [3, 2.5, 2, 1.5, 1])

  public func threshold(ofSorted scores: [Double]) -> Double {
    adjustedUpperFence(ofSorted: scores, factor: factor)
  }
}
