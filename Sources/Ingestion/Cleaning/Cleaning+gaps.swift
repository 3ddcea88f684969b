package import Engine
import Parameters
import Tabular

extension Cleaning {
  /// A text in a column of numbers is the file's fault, not a row to lose.
  ///
  /// - Throws: ``IngestionError/badNumbers(column:count:first:)``.
  func checkNumbers() throws(IngestionError) {
    let columns = LineColumns(relation, roles)
    for role in [ColumnRole.quantity, .price, .total] {
      guard let column = columns[role] else { continue }
      try Ingestion.checkNumbers(column, in: relation, session)
    }
  }

  /// Whether lines that are left have no date.
  func hasUndated() throws(IngestionError) -> Bool {
    let found = try query(
      "SELECT count(*)::bigint AS n FROM \(Self.stored) "
        + "WHERE step = \(CleaningResult.kept) AND date IS NULL")
    return (found.integers("n").first ?? 0) > 0
  }

  /// What the lines that are left lack, as sentences.
  ///
  /// Numbers that are infinite, no number at all (NaN), or too large for money are missing.
  func gaps() throws(IngestionError) -> [String] {
    let kept = "step = \(CleaningResult.kept) AND"
    let found = try query(
      """
      SELECT count(CASE WHEN \(kept) date IS NULL THEN 1 END)::bigint AS date,
        count(CASE WHEN \(kept) total IS NULL THEN 1 END)::bigint AS total,
        count(CASE WHEN \(kept) customer_key IS NULL THEN 1 END)::bigint AS customer,
        count(CASE WHEN total IS NULL THEN 1 END)::bigint AS worthless
      FROM \(Self.stored)
      """)
    func note(_ column: String, _ rest: String) -> [String] {
      let count = found.integers(column).first ?? 0
      return count == 0 ? [] : ["\(grouped(Int(count))) of the rows that are left have no \(rest)."]
    }
    let boundless = (found.integers("worthless").first ?? 0) == 0 ? [] : try boundless()
    return boundless + note("customer", "customer: they count for nobody")
      + note("date", "date")
      + note("total", "value: they count as nothing spent")
  }

  /// How many numbers are infinite or no numbers, as sentences.
  private func boundless() throws(IngestionError) -> [String] {
    let columns = LineColumns(relation, roles)
    var notes: [String] = []
    for role in [ColumnRole.quantity, .price, .total] {
      guard let column = columns[role], let number = columns.rawNumber(role)?.sql() else {
        continue
      }
      let found = try query(
        "SELECT count(CASE WHEN NOT isfinite(\(number)) THEN 1 END)::bigint AS n "
          + "FROM \(Dialect.duckDB.name(relation.table))")
      guard let count = found.integers("n").first, count > 0 else { continue }
      notes.append(
        "\(count) values of '\(column.name)' are infinite or no numbers; they count as missing.")
    }
    return notes
  }
}

/// Checks that a column of texts holds numbers only.
///
/// - Throws: ``IngestionError/badNumbers(column:count:first:)``.
package func checkNumbers(
  _ column: RelationColumn, in relation: Relation, _ session: Session
) throws(IngestionError) {
  guard column.kind == .text else { return }
  let number = numberOf(column, decimalComma: relation.options.decimalComma == true).sql()
  let bad = try inEngine(relation.files.first?.name ?? relation.table) { () throws(EngineError) in
    try session.query(
      "SELECT count(*)::bigint AS n, min(rowid)::bigint AS first "
        + "FROM \(Dialect.duckDB.name(relation.table)) "
        + "WHERE nullif(trim(\(Dialect.duckDB.name(column.name))), '') IS NOT NULL "
        + "AND \(number) IS NULL")
  }
  let count = Int(bad.integers("n").first ?? 0)
  guard count > 0 else { return }
  throw .badNumbers(
    column: column.name, count: count,
    first: relation.places[Int(bad.integers("first").first ?? 0)])
}
