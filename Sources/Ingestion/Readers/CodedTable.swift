import Engine
import Tabular

/// Puts a table whose texts repeat into the engine with each text once.
///
/// The engine holds a number for every text, and a list of the texts of each column; the table that
/// others read is a view which looks them up. Looking up copies nothing, taking in numbers is
/// several times faster than taking in texts, and so is grouping by them. The numbers are columns
/// of the view too, called ``codeColumn(_:)``, for those who group.
///
/// - Returns: The places of the columns that are coded, by name.
func ingestCoded(
  _ table: Table, _ session: Session, path: String
) throws(IngestionError) -> [String: Int] {
  var places: [String: Int] = [:]
  var items = ["rowid AS rowid"]
  for (place, column) in table.columns.enumerated() {
    let name = Dialect.duckDB.name(column.name)
    guard case .category(_, let texts) = column.values else {
      items.append(name)
      continue
    }
    places[column.name] = place
    try ingestTexts(texts, of: place, session, path: path)
    items.append("(SELECT texts FROM \(textsTable(place)))[\(name) + 1] AS \(name)")
    items.append("\(name) AS \(Dialect.duckDB.name(codeColumn(place)))")
  }
  try inEngine(path) { () throws(EngineError) in
    try session.ingest(table, into: "cells", repeatedTexts: .asCodes)
    let list = items.joined(separator: ", ")
    try session.run("CREATE OR REPLACE VIEW \(rawTableName) AS SELECT \(list) FROM cells")
  }
  return places
}

/// The column of the view that holds the numbers of the texts of a column.
func codeColumn(_ place: Int) -> String { "rowid \(place)" }

extension Relation {
  /// A query of each different text of a column, under the name of the column.
  func differentTexts(of column: RelationColumn) -> String {
    let name = Dialect.duckDB.name(column.name)
    if let place = codedColumns[column.name] {
      return "SELECT unnest(texts) AS \(name) FROM \(textsTable(place))"
    }
    return "SELECT DISTINCT \(name) FROM \(Dialect.duckDB.name(table))"
  }
}

/// The table of one row that holds the texts of a coded column as a list.
func textsTable(_ place: Int) -> String { "texts_\(place)" }

private func ingestTexts(
  _ texts: TextValues, of place: Int, _ session: Session, path: String
) throws(IngestionError) {
  try inEngine(path) { () throws(EngineError) in
    try session.ingest(
      Table(columns: [Column(name: "text", values: .text(texts))]), into: "different")
    try session.run(
      "CREATE OR REPLACE TABLE \(textsTable(place)) AS "
        + "SELECT list(text ORDER BY rowid) AS texts FROM different")
    try session.run("DROP TABLE different")
  }
}

/// Forgets what an earlier reading left, which may be a table or a view.
func forgetRawTable(_ session: Session, path: String) throws(IngestionError) {
  try inEngine(path) { () throws(EngineError) in
    let found = try session.query(
      "SELECT table_type FROM information_schema.tables "
        + "WHERE table_name = \(Dialect.duckDB.text(rawTableName))")
    for type in found.texts("table_type") {
      try session.run("DROP \(type == "VIEW" ? "VIEW" : "TABLE") \(rawTableName)")
    }
  }
}
