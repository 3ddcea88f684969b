import FoundationEssentials
import Tabular
import Workbook

/// Whether the name of a file is that of a spreadsheet, of ours or of another format.
func isNamedAsWorkbook(_ path: String) -> Bool {
  [".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"].contains(where: path.lowercased().hasSuffix)
}

/// Returns the cells of every sheet of a workbook that is shown, as our reader has them.
///
/// JSON with a list of `sheets`: the name, and either the sentence of a refusal or the header, the
/// row of the sheet of each row, and per column its kind and its values. Missing cells are `null`,
/// moments are microseconds since 1970.
func sheetCells(of path: String) throws -> String {
  let workbook = try Workbook(path: path)
  let sheets = workbook.sheets.map { name in
    do throws(WorkbookError) {
      return SheetCells(try workbook.read(sheets: [name]))
    } catch {
      return SheetCells(name: name, refused: error.description)
    }
  }
  return String(decoding: try JSONEncoder().encode(["sheets": sheets]), as: UTF8.self)
}

private struct SheetCells: Encodable {
  let name: String
  var refused: String?
  var headerRow = 0
  var rows: [Int] = []
  var columns: [ColumnCells] = []
}

extension SheetCells {
  init(_ sheet: SheetTable) {
    name = sheet.parts.map(\.sheet).joined(separator: ", ")
    headerRow = sheet.headerRow
    rows = (0..<sheet.table.rowCount).map(sheet.sheetRow)
    columns = sheet.table.columns.map(ColumnCells.init)
  }
}

private struct ColumnCells: Encodable {
  let column: Column

  private enum Key: CodingKey {
    case name, kind, values
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(column.name, forKey: .name)
    func put<Value: Encodable>(_ kind: String, _ value: (Int) -> Value) throws {
      try container.encode(kind, forKey: .kind)
      let values = (0..<column.count).map { column.isMissing($0) ? nil : value($0) }
      try container.encode(values, forKey: .values)
    }
    switch column.values {
    case .boolean(let values): try put("boolean") { values[$0] }
    case .integer(let values): try put("number") { values[$0] }
    case .number(let values): try put("number") { values[$0] }
    case .decimal(let values, _): try put("decimal") { values[$0] }
    case .timestamp(let values): try put("moment") { values[$0] }
    case .text(let values): try put("text") { values[$0] }
    case .category(let codes, let values): try put("text") { values[Int(codes[$0])] }
    }
  }
}
