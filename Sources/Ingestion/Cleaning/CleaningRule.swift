public import Engine

/// One rule of cleaning, as it stands in a recipe.
///
/// A rule says what it keeps. Most rules judge a row by its own cells and are compiled to a
/// condition of SQL; the others name a stage of their own.
public protocol CleaningRule: Sendable, Codable, Hashable {
  /// The name in recipes and in the ledger; never changes.
  static var identifier: String { get }

  /// What the rule keeps, as one sentence for a menu.
  static var summary: String { get }

  /// The keys a recipe may give beside `rule`.
  static var keys: [String] { get }

  /// What the rule does with its settings, for the ledger.
  var words: String { get }

  /// The roles that must be played by a column.
  var needs: [ColumnRole] { get }

  /// What the rule keeps.
  var effect: RuleEffect { get }

  /// The regular expressions that the engine has to understand.
  var patterns: [String] { get }

  /// Checks the settings.
  ///
  /// - Throws: ``IngestionError/badRule(rule:reason:)``.
  func validate() throws(IngestionError)
}

extension CleaningRule {
  /// No settings to give.
  public static var keys: [String] { [] }

  /// No regular expressions.
  public var patterns: [String] { [] }

  /// No settings to check.
  public func validate() throws(IngestionError) {}
}

/// What a rule keeps.
public enum RuleEffect: Sendable {
  /// The rows for which a condition holds; a condition that cannot be judged does not hold.
  case keep(Expression)

  /// The rows whose code is a product; which codes are depends on the shop.
  case products(pattern: String?)

  /// The first of rows that are alike in every column.
  case distinct

  /// Sales, less what came back.
  case netReturns

  /// Every row.
  case everything
}

/// The columns of the table that cleaning works on.
public enum LineColumn: String, RecipeWord {
  /// The number of the invoice.
  case invoice

  /// The code of the product.
  case product

  /// The number of units.
  case quantity

  /// The price of one unit.
  case price

  /// The value of the line.
  case total

  /// The customer.
  case customer

  /// The country.
  case country

  /// The role that the column is made of.
  var role: ColumnRole {
    ColumnRole(rawValue: rawValue) ?? .total
  }

  /// The column in SQL.
  var expression: Expression { .column(rawValue) }
}
