import Engine

/// Keeps rows with a customer.
public struct HasCustomerRule: CleaningRule {
  public static let identifier = "has-customer"
  public static let summary = "Keeps rows with a customer."

  /// Creates the rule.
  public init() {}

  public var words: String { "rows without a customer are set aside" }
  public var needs: [ColumnRole] { [.customer] }
  public var effect: RuleEffect { .keep(!.isMissing(.column("customer"))) }
}
