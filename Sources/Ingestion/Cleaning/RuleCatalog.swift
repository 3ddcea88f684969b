/// Every cleaning rule, by identifier.
public enum RuleCatalog {
  /// The kinds of rules, in the order a person should meet them.
  public static let all: [any CleaningRule.Type] = [
    HasCustomerRule.self, NotCancelledRule.self, PositiveQuantityRule.self, PositivePriceRule.self,
    CountryRule.self, CapRule.self, MatchesRule.self, ProductsOnlyRule.self, DistinctRule.self,
    DatesRule.self, ReturnsRule.self, HasDateRule.self,
  ]

  /// The identifiers of all rules.
  public static var identifiers: [String] { all.map { $0.identifier } }
}
