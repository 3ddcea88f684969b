import Engine

extension Cleaning {
  /// The condition that a line's code is a product.
  ///
  /// Where nine lines in ten have a code that begins with a digit, a code is a product when it
  /// does; elsewhere when it is no word for postage, fees, vouchers or corrections. Lines without a
  /// code are kept.
  func productCondition(_ pattern: String?) throws(IngestionError) -> Expression {
    let product = Expression.column("product")
    let isUnknown = Expression.isMissing(product)
    if let pattern { return isUnknown || .matches(product, pattern: pattern) }
    guard let name = roles.column(.product) else { return .raw("TRUE") }
    let beginsWithDigit =
      "regexp_matches(CAST(\(Dialect.duckDB.name(name)) AS varchar), '^\\s*\\d')"
    let counted = try query(
      "SELECT count(*) FILTER (WHERE \(beginsWithDigit)) AS digits, "
        + "count(\(Dialect.duckDB.name(name))) AS n FROM \(Dialect.duckDB.name(relation.table))")
    let digits = counted.integers("digits").first ?? 0
    let all = counted.integers("n").first ?? 0
    if digits * 10 >= all * 9 { return isUnknown || .matches(product, pattern: #"^\d"#) }
    return isUnknown || !.matches(.call("upper", [product]), pattern: Self.serviceCodes)
  }

  /// Codes that shops use for what is no product.
  private static let serviceCodes =
    "^(POST|POSTAGE|SHIPPING|SHIP|FREIGHT|DELIVERY|DOT|DOTCOM.*|CARRIAGE|C2|D|DISCOUNT|M|MANUAL|"
    + "S|SAMPLES?|B|BANK CHARGES|ADJUST.*|AMAZON ?FEE|CRUK|FEES?|GIFT.?(CARD|VOUCHER).*|GIFT_.*|"
    + "VOUCHER.*|COUPON.*|DEPOSIT|ROUNDING|TIP)$"
}
