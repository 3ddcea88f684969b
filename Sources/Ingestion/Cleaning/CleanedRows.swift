public import Engine
public import Tabular

/// Returns the rows that cleaning left, with every column of the file under its own name.
///
/// Cells are as cleaning understood them where a column plays a role: texts of dates are times,
/// texts of numbers are numbers, spaces around codes are gone, and what returns undid is taken off
/// quantities and totals. Ahead stands the row of the file (and the file or sheet, where there are
/// several); behind stands the value of the line, where no column holds it.
///
/// - Parameters:
///   - relation: What was read.
///   - roles: What its columns mean.
///   - result: What cleaning left.
///   - session: Where it is.
/// - Returns: The rows in file order.
/// - Throws: ``IngestionError/engine(path:_:)``.
public func cleanedRows(
  of relation: Relation, roles: RoleMapping, _ result: CleaningResult, in session: Session
) throws(IngestionError) -> Table {
  let cells = relation.columns.map { cleanedCell($0, roles) }
  let isValued = roles.column(.total) != nil
  let items = ["l.row::bigint"] + cells + (isValued ? [] : ["l.total"])
  let named = items.enumerated().map { "\($1) AS c\($0)" }.joined(separator: ", ")
  let found = try inEngine(relation.files.first?.name ?? relation.table) {
    () throws(EngineError) in
    try session.query(
      "SELECT \(named) FROM \(result.table) l "
        + "JOIN \(Dialect.duckDB.name(relation.table)) r ON r.rowid = l.row "
        + "WHERE l.step = \(CleaningResult.kept) ORDER BY l.row")
  }
  let places = placeColumns(found.integers("c0"), relation.places)
  let columns = Array(found.columns.dropFirst())
  let names = columnNames(
    relation.columns.map(\.name) + (isValued ? [] : ["total"]) + places.map(\.name)
  ).names
  let ahead = zip(places, names.dropFirst(columns.count)).map(renamed)
  return Table(columns: ahead + zip(columns, names).map(renamed))
}

/// A cell of the file, or what cleaning made of it.
///
/// A column of numbers or times needs no understanding, but returns change quantities and totals.
private func cleanedCell(_ column: RelationColumn, _ roles: RoleMapping) -> String {
  let raw = "r.\(Dialect.duckDB.name(column.name))"
  let role = ColumnRole.ofTransactions.first { roles.column($0) == column.name }
  switch role {
  case .quantity: return "l.quantity"
  case .total: return "l.total"
  case .date where column.kind != .timestamp: return "l.date"
  case .price where column.kind == .text: return "l.price"
  case .invoice, .product, .customer, .country:
    return column.kind == .text ? "l.\(role?.rawValue ?? "")" : raw
  default: return raw
  }
}

/// The rows of the file, and the files or sheets where there are several.
private func placeColumns(_ rows: [Int64], _ places: RowPlaces) -> [Column] {
  let found = rows.map { places[Int($0)] }
  let row = Column(name: "row", values: .integer(found.map { Int64($0.row) }))
  guard let kind = found.lazy.compactMap({ $0.source?.kind }).first else { return [row] }
  let names = TextValues(found.map { $0.source?.name ?? "" })
  return [Column(name: kind, values: .text(names)), row]
}

private func renamed(_ column: Column, _ name: String) -> Column {
  Column(name: name, values: column.values, isPresent: column.isPresent)
}
