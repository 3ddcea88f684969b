/// Keeps rows whose code is a product rather than postage, a fee or a voucher.
///
/// With a `pattern`, codes that match it are products. Without one the shop's own codes decide:
/// where nine lines in ten have a code that begins with a digit, only such codes are products;
/// elsewhere codes that are words for postage, fees and corrections are no products.
public struct ProductsOnlyRule: CleaningRule {
  public static let identifier = "products-only"
  public static let summary = "Keeps rows whose code is a product, not postage, a fee or a voucher."
  public static let keys = ["pattern"]

  /// The regular expression of product codes, or `nil` to let the shop's codes decide.
  public var pattern: String?

  /// Creates the rule.
  public init(pattern: String? = nil) { self.pattern = pattern }

  public var words: String { "codes that are no products (postage, fees, vouchers) are set aside" }
  public var needs: [ColumnRole] { [] }
  public var patterns: [String] { pattern.map { [$0] } ?? [] }
  public var effect: RuleEffect { .products(pattern: pattern) }
}
