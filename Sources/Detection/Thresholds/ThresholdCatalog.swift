public import Parameters

/// Every threshold rule of the library, by identifier.
public enum ThresholdCatalog {
  /// The rules with their default parameters, in the order a person should meet them.
  public static let all: [any ThresholdRule] = [
    AdjustedBoxplot(),
    ContaminationShare(),
    TukeyFence(),
    MedianDeviationRule(),
    StandardScoreRule(),
    ExtremeDeviateTest(),
    ThompsonTau(),
    ChiSquaredTail(),
    PeaksOverThreshold(),
    TwoComponentMixture(),
    Kneedle(),
    SmoothedScores(),
    DistanceShift(),
    LinearClassifierRule(),
    KarcherMean(),
    BootstrapDeviation(),
    RuleVote(),
  ]

  /// The rules that have a vote in ``RuleVote``: all that find how many rows are unusual.
  static let voters: [any ThresholdRule] = all.filter {
    !($0 is ContaminationShare) && !($0 is RuleVote)
  }

  /// The identifiers of all rules.
  public static var names: [String] { all.map { type(of: $0).identifier } }

  /// Returns the rule with an identifier, with default parameters.
  public static func rule(named identifier: String) -> (any ThresholdRule)? {
    all.first { type(of: $0).identifier == identifier }
  }

  /// Returns a rule with some of its parameters set.
  ///
  /// - Parameters:
  ///   - identifier: The name of the rule.
  ///   - settings: Values by parameter name; the others keep their defaults.
  /// - Returns: The rule.
  /// - Throws: ``DetectionError`` for a name that is not known, or a value not allowed.
  public static func rule(
    named identifier: String, settings: [String: Setting]
  ) throws(DetectionError) -> any ThresholdRule {
    guard var rule = rule(named: identifier) else {
      throw .unknownRule(name: identifier, known: names)
    }
    do throws(ParameterError) {
      for (name, setting) in settings.sorted(by: { $0.key < $1.key }) {
        try rule.set(name, to: setting)
      }
    } catch {
      throw .parameter(error)
    }
    return rule
  }
}
