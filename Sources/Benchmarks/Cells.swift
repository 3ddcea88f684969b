import Engine
import FoundationEssentials
import Ingestion
import Tabular

/// Returns the cells of a file as our reader has them, for comparison with other readers.
///
/// Of a workbook, see ``sheetCells(of:)``; of a CSV file JSON with `header`, `rows` of texts, in
/// which `null` stands for an empty cell, and `notes`.
func cells(of path: String) throws -> String {
  if isNamedAsWorkbook(path) { return try sheetCells(of: path) }
  let session = try Database().connect()
  let relation = try read([path], into: session)
  let names = relation.columns.map { Dialect.duckDB.name($0.name) }.joined(separator: ", ")
  let table = try session.query("SELECT \(names) FROM \(relation.table)")
  let columns = table.columns.map(texts(of:))
  let rows = (0..<table.rowCount).map { row in columns.map { $0[row] } }
  let found = FileCells(header: table.columnNames, rows: rows, notes: relation.notes)
  return String(decoding: try JSONEncoder().encode(found), as: UTF8.self)
}

private struct FileCells: Encodable {
  let header: [String]
  let rows: [[String?]]
  let notes: [String]
}

private func texts(of column: Column) -> [String?] {
  (0..<column.count).map { row in
    guard !column.isMissing(row) else { return nil }
    return switch column.values {
    case .text(let values): values[row]
    case .category(let codes, let values): values[Int(codes[row])]
    default: "not a text"
    }
  }
}

/// Returns a text as JSON writes it.
func jsonText(_ text: String) -> String {
  guard let data = try? JSONEncoder().encode(text) else { return "\"\"" }
  return String(decoding: data, as: UTF8.self)
}
