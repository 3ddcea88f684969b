import Engine

/// Keeps rows whose text matches a regular expression.
public struct MatchesRule: CleaningRule {
  public static let identifier = "matches"
  public static let summary = "Keeps rows whose `column` matches the regular expression `pattern`."
  public static let keys = ["column", "pattern"]

  /// The column: invoice, product, customer or country.
  public var column: LineColumn

  /// The regular expression, in the syntax of RE2.
  public var pattern: String

  /// Creates the rule.
  public init(column: LineColumn, pattern: String) {
    self.column = column
    self.pattern = pattern
  }

  public var words: String { "only rows whose \(column.rawValue) matches \(pattern) are kept" }
  public var needs: [ColumnRole] { [column.role] }
  public var patterns: [String] { [pattern] }
  public var effect: RuleEffect { .keep(.matches(column.expression, pattern: pattern)) }

  public func validate() throws(IngestionError) {
    guard [.invoice, .product, .customer, .country].contains(column), !pattern.isEmpty else {
      throw .badRule(
        rule: Self.identifier,
        reason: "`column` must be invoice, product, customer or country, with a `pattern`")
    }
  }
}
