import Engine

/// Keeps rows whose invoice is not cancelled.
public struct NotCancelledRule: CleaningRule {
  public static let identifier = "not-cancelled"
  public static let summary = "Keeps rows whose invoice number is not a C before a number."

  /// Creates the rule.
  public init() {}

  public var words: String { "cancelled invoices (C…) are set aside" }
  public var needs: [ColumnRole] { [.invoice] }
  public var effect: RuleEffect { .keep(!isCancelled) }
}

/// Whether a line belongs to a cancelled invoice; see ``CancellationMark``.
let isCancelled = Expression.column("cancelled")
