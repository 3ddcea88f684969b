import Engine

/// Decides where the value of a line comes from when there is a total as well as quantity and price.
///
/// Where the total is quantity times price, the product is taken, which is exact. Where it differs
/// from it but is the same on all lines of an invoice, it is the invoice's total and the product is
/// taken too. Otherwise it tells what was paid, after discounts, and is taken itself.
///
/// - Returns: Whether the total column is to be used, and what a reader should know.
/// - Complexity: One pass over at most 5,000 rows.
func totalSource(
  _ total: RoleCandidate, _ price: RoleCandidate, _ quantity: RoleCandidate,
  _ invoice: RoleCandidate?, _ relation: Relation, _ session: Session
) throws(IngestionError) -> (isColumn: Bool, notes: [String]) {
  guard total.isPlain, !(price.isGiven && quantity.isGiven) else { return (false, []) }
  let counts = try TotalCounts(total, price, quantity, invoice, relation, session)
  if counts.equal * 100 >= counts.rows * 99 { return (false, []) }
  if counts.repeated >= 5, counts.same * 100 >= counts.repeated * 95 {
    return (
      false,
      [
        "'\(total.column)' is the same on every line of an invoice, so the value of a line is "
          + "'\(quantity.column)' times '\(price.column)'."
      ]
    )
  }
  return (
    true,
    [
      "The value of a line is '\(total.column)', which is not always '\(quantity.column)' times "
        + "'\(price.column)'; name both with --column to use their product."
    ]
  )
}

/// How a total agrees with quantity times price, in a sample.
private struct TotalCounts {
  /// Rows with all three numbers.
  let rows: Int64

  /// Those of them whose total is the product.
  let equal: Int64

  /// Invoices of several lines.
  let repeated: Int64

  /// Those of them whose lines all have the same total.
  let same: Int64

  init(
    _ total: RoleCandidate, _ price: RoleCandidate, _ quantity: RoleCandidate,
    _ invoice: RoleCandidate?, _ relation: Relation, _ session: Session
  ) throws(IngestionError) {
    func number(_ candidate: RoleCandidate) -> String {
      relation.columns.first { $0.name == candidate.column }
        .map { numberOf($0, decimalComma: relation.options.decimalComma == true).sql() } ?? "NULL"
    }
    let invoiceName = invoice.map { Dialect.duckDB.name($0.column) } ?? "rowid"
    let items =
      "\(invoiceName) AS invoice, \(number(total)) AS t, \(number(quantity)) * \(number(price)) "
      + "AS product"
    let found = try inEngine(relation.files.first?.name ?? relation.table) {
      () throws(EngineError) in
      try session.query(
        """
        WITH lines AS (\(sampleQuery(items, of: relation))),
        invoices AS (
          SELECT min(t) = max(t) AS same FROM lines GROUP BY invoice HAVING count(*) > 1)
        SELECT count(t + product)::bigint AS n,
          count(CASE WHEN abs(t - product) <= 0.0051 + 0.0001 * abs(t) THEN 1 END)::bigint AS equal,
          (SELECT count(*) FROM invoices)::bigint AS repeated,
          (SELECT count(*) FROM invoices WHERE same)::bigint AS same
        FROM lines
        """)
    }
    rows = found.integers("n").first ?? 0
    equal = found.integers("equal").first ?? 0
    repeated = found.integers("repeated").first ?? 0
    same = found.integers("same").first ?? 0
  }
}
