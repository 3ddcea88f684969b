import Engine

extension Cleaning {
  /// The condition that a line's code is a product.
  ///
  /// Where nine lines in ten have a code that begins with a digit, a code is a product when it
  /// does; elsewhere when it is no word for postage, fees, vouchers or corrections. Lines without a
  /// code are kept.
  func productCondition(_ pattern: String?) -> Expression {
    let product = Expression.column("product")
    let isUnknown = Expression.isMissing(product)
    if let pattern { return isUnknown || .matches(product, pattern: pattern) }
    if reading.productsBeginWithDigit == true {
      return isUnknown || .matches(product, pattern: #"^\d"#)
    }
    return isUnknown || !.matches(.call("upper", [product]), pattern: Self.serviceCodes)
  }

  /// Codes that shops use for what is no product.
  private static let serviceCodes =
    "^(POST|POSTAGE|SHIPPING|SHIP|FREIGHT|DELIVERY|DOT|DOTCOM.*|CARRIAGE|C2|D|DISCOUNT|M|MANUAL|"
    + "S|SAMPLES?|B|BANK CHARGES|ADJUST.*|AMAZON ?FEE|CRUK|FEES?|GIFT.?(CARD|VOUCHER).*|GIFT_.*|"
    + "VOUCHER.*|COUPON.*|DEPOSIT|ROUNDING|TIP)$"
}

extension AnyCleaningRule {
  /// Whether the rule leaves it to the file which codes are products.
  var asksForProducts: Bool {
    if case .products(nil) = rule.effect { true } else { false }
  }
}

/// Whether nine lines in ten have a code that begins with a digit; `nil` without a column of codes.
func productsBeginWithDigit(
  _ relation: Relation, _ roles: RoleMapping, _ session: Session
) throws(IngestionError) -> Bool? {
  guard let column = roles.column(.product) else { return nil }
  let name = Dialect.duckDB.name(column)
  let counted = try inEngine(relation.files.first?.name ?? relation.table) {
    () throws(EngineError) in
    try session.query(
      "SELECT count(*) FILTER (WHERE regexp_matches(CAST(\(name) AS varchar), '^\\s*\\d')) "
        + "AS digits, count(\(name)) AS n FROM \(Dialect.duckDB.name(relation.table))")
  }
  let digits = counted.integers("digits").first ?? 0
  return digits * 10 >= (counted.integers("n").first ?? 0) * 9
}
