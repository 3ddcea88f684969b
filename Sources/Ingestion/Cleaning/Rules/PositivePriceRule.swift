import Engine

/// Keeps rows that cost something.
public struct PositivePriceRule: CleaningRule {
  public static let identifier = "positive-price"
  public static let summary = "Keeps rows with a unit price above zero."

  /// Creates the rule.
  public init() {}

  public var words: String { "prices of zero or less are set aside" }
  public var needs: [ColumnRole] { [] }

  /// Where the data have no unit price, the total stands for it.
  public var effect: RuleEffect {
    .keep(.call("coalesce", [.column("price"), .column("total")]) > .integer(0))
  }
}
