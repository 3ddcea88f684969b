import Engine

/// Keeps rows with a date.
///
/// A customer is described by when they bought, so rows without a date are set aside at the end even
/// where no recipe asks for it.
public struct HasDateRule: CleaningRule {
  public static let identifier = "has-date"
  public static let summary = "Keeps rows with a date."

  /// Creates the rule.
  public init() {}

  public var words: String { "rows without a date are set aside" }
  public var needs: [ColumnRole] { [.date] }
  public var effect: RuleEffect { .keep(!.isMissing(.column("date"))) }
}
