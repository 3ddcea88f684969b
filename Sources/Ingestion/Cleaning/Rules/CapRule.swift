import Engine

/// Keeps rows up to a cap on a number.
public struct CapRule: CleaningRule {
  public static let identifier = "cap"
  public static let summary =
    "Keeps rows whose `column` (quantity, price or total) is `atMost` a number."
  public static let keys = ["column", "atMost"]

  /// The column: quantity, price or total.
  public var column: LineColumn

  /// The greatest value that is kept.
  public var atMost: Double

  /// Creates the rule.
  public init(column: LineColumn, atMost: Double) {
    self.column = column
    self.atMost = atMost
  }

  public var words: String {
    "rows with a \(column.rawValue) above \(Int(exactly: atMost).map { "\($0)" } ?? "\(atMost)") "
      + "are set aside"
  }
  public var needs: [ColumnRole] { column == .total ? [] : [column.role] }
  public var effect: RuleEffect { .keep(column.expression <= .number(atMost)) }

  public func validate() throws(IngestionError) {
    guard [.quantity, .price, .total].contains(column), atMost.isFinite else {
      throw .badRule(
        rule: Self.identifier, reason: "`column` must be quantity, price or total")
    }
  }
}
