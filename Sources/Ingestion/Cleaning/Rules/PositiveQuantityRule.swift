import Engine

/// Keeps rows of more than zero units.
public struct PositiveQuantityRule: CleaningRule {
  public static let identifier = "positive-quantity"
  public static let summary = "Keeps rows with a quantity above zero."

  /// Creates the rule.
  public init() {}

  public var words: String { "quantities of zero or less are set aside" }
  public var needs: [ColumnRole] { [] }

  /// Where the data have no quantity, the total tells a return.
  public var effect: RuleEffect {
    .keep(.call("coalesce", [.column("quantity"), .column("total")]) > .integer(0))
  }
}
