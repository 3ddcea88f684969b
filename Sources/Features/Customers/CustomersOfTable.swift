public import Engine
public import Ingestion
import Tabular

/// Takes customers from a table that has one row each.
///
/// - Parameters:
///   - relation: What was read.
///   - roles: What its columns mean.
///   - session: Where it is.
/// - Returns: The customers in ascending order, with every numeric column as a feature.
/// - Throws: `IngestionError` when the engine fails, or a text stands among numbers.
public func customers(
  of relation: Relation, roles: RoleMapping, in session: Session
) throws(IngestionError) -> CustomerTable {
  let name = relation.files.first?.name ?? relation.table
  let id = roles.column(.id)
  let features = roles.columns(.feature)
  let categories = roles.columns(.category)
  let comma = relation.options.decimalComma == true
  var items = id.map { ["CAST(\(Dialect.duckDB.name($0)) AS varchar) AS id"] } ?? []
  for (index, feature) in features.enumerated() {
    try checkNumbers(feature, relation, session, name)
    guard let column = relation.columns.first(where: { $0.name == feature }) else { continue }
    items.append("\(numberOf(column, decimalComma: comma).sql()) AS f\(index)")
  }
  for (index, category) in categories.enumerated() {
    items.append("CAST(\(Dialect.duckDB.name(category)) AS varchar) AS c\(index)")
  }
  let found: Table
  do {
    found = try session.query(
      "SELECT \(items.joined(separator: ", ")) FROM \(Dialect.duckDB.name(relation.table)) "
        + "ORDER BY rowid")
  } catch { throw .engine(path: name, error) }
  let identifiers =
    id == nil
    ? (1...max(1, found.rowCount)).map { "\($0)" }
    : found.texts("id").enumerated().map { $1 ?? "row \($0 + 1)" }
  let order = identifierOrder(identifiers)
  return CustomerTable(
    identifiers: order.map { identifiers[$0] },
    features: features.enumerated().map { index, feature in
      let values = found.numbers("f\(index)")
      return FeatureColumn(name: feature, kind: .number, values: order.map { values[$0] })
    },
    categories: categories.enumerated().map { index, category in
      let values = found.texts("c\(index)")
      return CategoryColumn(name: category, values: order.map { values[$0] })
    })
}

private func checkNumbers(
  _ feature: String, _ relation: Relation, _ session: Session, _ path: String
) throws(IngestionError) {
  guard let column = relation.columns.first(where: { $0.name == feature }), column.kind == .text
  else { return }
  let number = numberOf(column, decimalComma: relation.options.decimalComma == true).sql()
  let bad: Table
  do {
    bad = try session.query(
      "SELECT count(*) AS n, min(rowid) AS first FROM \(Dialect.duckDB.name(relation.table)) "
        + "WHERE nullif(trim(\(Dialect.duckDB.name(feature))), '') IS NOT NULL "
        + "AND \(number) IS NULL")
  } catch { throw .engine(path: path, error) }
  let count = Int(bad.integers("n").first ?? 0)
  guard count > 0 else { return }
  let row = Int(bad.integers("first").first ?? 0) + relation.headerRow + 1
  throw .badNumbers(column: feature, count: count, firstRow: row)
}
