import Engine

/// Keeps rows whose invoice is not cancelled.
public struct NotCancelledRule: CleaningRule {
  public static let identifier = "not-cancelled"
  public static let summary = "Keeps rows whose invoice number does not begin with C."

  /// Creates the rule.
  public init() {}

  public var words: String { "cancelled invoices (C…) are set aside" }
  public var needs: [ColumnRole] { [.invoice] }
  public var effect: RuleEffect { .keep(!isCancelled) }
}

/// Whether a line belongs to a cancelled invoice.
let isCancelled = Expression.isOneOf(
  .call("substr", [.call("coalesce", [.column("invoice"), .text("")]), .integer(1), .integer(1)]),
  [.text("C"), .text("c")])
