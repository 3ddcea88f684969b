public import Parameters

/// What one threshold rule makes of some scores.
public struct RuleFinding: Sendable, Codable, Hashable {
  /// The identifier of the rule.
  public let rule: String

  /// The threshold with default parameters.
  public let threshold: Double

  /// The number of unusual rows with default parameters.
  public let count: Int

  /// The name of the main parameter.
  public let parameter: String

  /// What other values of the main parameter would find, from few unusual rows to many.
  public let band: [Step]

  /// One value of the main parameter.
  public struct Step: Sendable, Codable, Hashable {
    /// The value.
    public let value: Setting

    /// The threshold.
    public let threshold: Double

    /// The number of unusual rows.
    public let count: Int
  }
}

extension ThresholdRule {
  /// Applies the rule over its band.
  ///
  /// - Parameters:
  ///   - sorted: The scores in rising order.
  ///   - votes: The thresholds of the voting rules, so that a vote need not find them again.
  /// - Returns: Thresholds and numbers of unusual rows.
  func finding(_ sorted: [Double], _ votes: [Double]) -> RuleFinding {
    func found(_ rule: any ThresholdRule) -> (Double, Int) {
      let threshold =
        (rule as? RuleVote)?.threshold(among: votes) ?? rule.threshold(ofSorted: sorted)
      return (threshold, sorted.count - countUsual(sorted, upTo: threshold))
    }
    let band = Self.band
    let steps = band.values.compactMap { value -> RuleFinding.Step? in
      guard let rule = try? Self(settings: [band.name: value]) else { return nil }
      let (threshold, count) = found(rule)
      return RuleFinding.Step(value: value, threshold: threshold, count: count)
    }
    let (threshold, count) = found(Self())
    return RuleFinding(
      rule: Self.identifier, threshold: threshold, count: count, parameter: band.name,
      band: steps.enumerated().sorted { ($0.1.count, $0.0) < ($1.1.count, $1.0) }.map(\.1))
  }
}
