import Numeric
public import Parameters

/// Calls a given share of the rows unusual: those with the highest scores.
///
/// The threshold is a quantile that lies between neighbouring scores by a straight line, as in
/// numpy, scikit-learn and PyOD, so 2 % of 3,882 rows are 78. Rows that tie with the threshold are
/// usual, so many equal scores may leave fewer unusual rows than asked for, never more (than
/// rounded up).
public struct ContaminationShare: ThresholdRule {
  /// The share of unusual rows, above 0 and at most a half.
  public var contamination: Double

  /// Creates a rule.
  public init(contamination: Double = 0.1) { self.contamination = contamination }

  /// Creates a rule with its default parameters.
  public init() { self.init(contamination: 0.1) }

  public static let identifier = "contamination"

  public static let summary = "A given share of the rows, those with the highest scores."

  public static let parameters: [Parameter<Self>] = [
    .number(
      "contamination", \.contamination, .aboveUpTo(0, 0.5), "the share of rows to call unusual")
  ]

  public static let band = SettingBand.numbers("contamination", [0.005, 0.01, 0.02, 0.05, 0.1])

  public func threshold(ofSorted scores: [Double]) -> Double {
    quantile(ofSorted: scores, at: 1 - contamination)
  }
}
