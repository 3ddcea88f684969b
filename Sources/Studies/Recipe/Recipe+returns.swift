public import Ingestion

extension Recipe {
  /// Says what happens to returns, in place of what the recipe said.
  ///
  /// The rule takes the place of the one there was, or else the first: before rules that would take
  /// away the very rows that are to be netted. Where returns are kept, `not-cancelled` and
  /// `positive-quantity`, which would take them away, go.
  ///
  /// - Parameter handling: What happens to returns.
  public mutating func treatReturns(_ handling: ReturnsHandling) {
    let rule = AnyCleaningRule(ReturnsRule(handling: handling))
    if let place = cleaning.firstIndex(where: { $0.identifier == ReturnsRule.identifier }) {
      cleaning[place] = rule
    } else {
      cleaning.insert(rule, at: 0)
    }
    if handling == .keep { cleaning.removeAll(where: takesReturnsAway) }
  }

  /// Checks that no rule takes away the returns that another keeps.
  func validateReturns() throws(RecipeError) {
    let keeps = cleaning.contains { ($0.rule as? ReturnsRule)?.handling == .keep }
    guard keeps, let other = cleaning.first(where: takesReturnsAway) else { return }
    throw .badValue(
      origin: name, place: "cleaning",
      reason: "'\(other.identifier)' takes away the returns that 'returns' keeps; leave one of "
        + "them out")
  }
}

/// Whether a rule is there to take returns away.
private func takesReturnsAway(_ rule: AnyCleaningRule) -> Bool {
  [NotCancelledRule.identifier, PositiveQuantityRule.identifier].contains(rule.identifier)
}
