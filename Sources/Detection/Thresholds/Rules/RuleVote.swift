import Numeric
public import Parameters

/// Calls scores unusual that a share of all other rules call unusual.
///
/// Every rule that finds the number of unusual rows by itself has a vote, with its default
/// parameters. Since each is a threshold, the vote is one of their thresholds. PyThresh's `COMB`
/// trains a classifier on the findings of three rules; its other ways take a mean, median or mode.
public struct RuleVote: ThresholdRule {
  /// The share of rules that must agree.
  public var agreement: Double

  /// Creates a rule.
  public init(agreement: Double = 0.5) { self.agreement = agreement }

  /// Creates a rule with its default parameters.
  public init() { self.init(agreement: 0.5) }

  public static let identifier = "vote"

  public static let summary = "Scores that a share of all other rules call unusual."

  public static let parameters: [Parameter<Self>] = [
    .number("agreement", \.agreement, .aboveUpTo(0, 1), "the share of rules that must agree")
  ]

  public static let band = SettingBand.numbers("agreement", [1, 0.75, 0.5, 0.25, 0.1])

  public func threshold(ofSorted scores: [Double]) -> Double {
    let voters = ThresholdCatalog.voters
    return threshold(
      among: concurrentMap(voters.count) { voters[$0].threshold(ofSorted: scores) })
  }

  /// Returns the threshold that enough of some thresholds are at most.
  func threshold(among thresholds: [Double]) -> Double {
    let needed = Int((agreement * Double(thresholds.count)).rounded(.up))
    return thresholds.sorted()[max(1, min(thresholds.count, needed)) - 1]
  }
}
