public import Engine
public import Ingestion
import Parameters
import Tabular

/// Takes customers from a table that has one row each.
///
/// - Parameters:
///   - relation: What was read.
///   - roles: What its columns mean.
///   - session: Where it is.
///   - chosen: The features that customers are grouped by; empty for all. Texts among the numbers of
///     others count as missing.
/// - Returns: The customers in ascending order, with every numeric column as a feature.
/// - Throws: `IngestionError` when the engine fails, a text stands among numbers, or a customer
///   stands in several rows.
public func customers(
  of relation: Relation, roles: RoleMapping, in session: Session, chosen: [String] = []
) throws(IngestionError) -> CustomerTable {
  let name = relation.files.first?.name ?? relation.table
  let id = roles.column(.id)
  let features = roles.columns(.feature)
  let categories = roles.columns(.category)
  let comma = relation.options.decimalComma == true
  var items = id == nil ? [] : ["\(LineColumns(relation, roles).code(.id).sql()) AS id"]
  var notes: [String] = []
  for (index, feature) in features.enumerated() {
    guard let column = relation.columns.first(where: { $0.name == feature }) else {
      throw .unknownColumn(role: .feature, name: feature, found: relation.columns.map(\.name))
    }
    let isNeeded = chosen.isEmpty || chosen.contains(feature)
    notes += try numberNotes(column, isNeeded: isNeeded, relation, session)
    items.append("\(numberOf(column, decimalComma: comma).sql()) AS f\(index)")
  }
  for (index, category) in categories.enumerated() {
    items.append("nullif(trim(CAST(\(Dialect.duckDB.name(category)) AS varchar)), '') AS c\(index)")
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
  try checkRepeats(identifiers, of: id, relation)
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
    }, notes: notes)
}

/// Stops at texts among numbers that are needed, and tells of others.
private func numberNotes(
  _ column: RelationColumn, isNeeded: Bool, _ relation: Relation, _ session: Session
) throws(IngestionError) -> [String] {
  do throws(IngestionError) {
    try checkNumbers(column, in: relation, session)
    return []
  } catch {
    guard !isNeeded, case .badNumbers(let name, let count, _) = error else { throw error }
    return [
      "\(counted(count, "value")) of the column '\(name)' \(count == 1 ? "is no number and counts" : "are no numbers and count") "
        + "as missing in profiles."
    ]
  }
}

private func checkRepeats(
  _ identifiers: [String], of id: String?, _ relation: Relation
) throws(IngestionError) {
  var seen: Set<String> = []
  let repeats = identifiers.indices.filter { !seen.insert(identifiers[$0]).inserted }
  guard let id, let first = repeats.first else { return }
  throw .repeatedCustomers(
    column: id, count: repeats.count, first: relation.places[first])
}
