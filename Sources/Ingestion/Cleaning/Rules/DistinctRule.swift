/// Keeps the first of rows that are alike in every column of the file.
public struct DistinctRule: CleaningRule {
  public static let identifier = "distinct"
  public static let summary = "Keeps the first of rows that are alike in every column."

  /// Creates the rule.
  public init() {}

  public var words: String { "exact copies of an earlier row are set aside" }
  public var needs: [ColumnRole] { [] }
  public var effect: RuleEffect { .distinct }
}
