import Tabular

/// Turns the cells of a sheet into a table: finds the header, and gives each column a type.
struct TypedSheet {
  let cells: CellStore
  let strings: TextValues
  let countsFrom1904: Bool
  let path: String
  let sheet: String

  init(
    _ cells: CellStore, strings: TextValues, countsFrom1904: Bool, path: String, sheet: String
  ) {
    self.cells = cells
    self.strings = strings
    self.countsFrom1904 = countsFrom1904
    self.path = path
    self.sheet = sheet
  }

  /// Makes the table.
  func table(headerRow given: Int?) throws(WorkbookError) -> SheetTable {
    guard cells.rowCount > 0 else { throw .emptySheet(path: path, sheet: sheet) }
    let header = given.map { $0 - 1 } ?? headerRow()
    guard header >= 0, header < cells.rowCount, cells.isRowUsed(header) else {
      throw .noHeader(path: path, sheet: sheet, row: header + 1)
    }
    let rows = header + 1..<cells.rowCount
    let used = rows.filter { cells.isRowUsed($0) }
    guard !used.isEmpty else { throw .headerOnly(path: path, sheet: sheet) }
    let selection = used.count == rows.count ? nil : used
    var names = ColumnNames()
    var columns: [Column] = []
    var errors = 0
    for column in 0..<cells.columnCount {
      let maker = ColumnMaker(self, column, rows: rows, selection: selection)
      let title = cells.kind(header, column) == CellKind.empty ? "" : maker.text(atRow: header)
      if title.allSatisfy(\.isWhitespace), maker.isEmpty {
        cells.release(column)
        continue
      }
      errors += maker.errorCount
      columns.append(try maker.column(named: names.unique(title, column: column)))
      cells.release(column)
    }
    return SheetTable(
      table: Table(columns: columns), sheet: sheet, headerRow: header + 1, errorCells: errors,
      blankRows: rows.count - used.count, notes: names.notes + notes(errors),
      rowNumbers: selection.map { $0.map { Int32($0 + 1) } })
  }

  private func notes(_ errors: Int) -> [String] {
    errors == 0 ? [] : ["\(errors) error cells such as #N/A were read as missing."]
  }

  /// The header is the first row that is at least half as full as the fullest of the first fifty,
  /// holds texts only and has a row below it; without such a row the first that is full enough.
  private func headerRow() -> Int {
    let first = (0..<cells.rowCount).filter { cells.isRowUsed($0) }.prefix(50)
    let counts = first.map { row in
      (0..<cells.columnCount).count { cells.kind(row, $0) != CellKind.empty }
    }
    let enough = max(1, ((counts.max() ?? 1) + 1) / 2)
    let full = zip(first, counts).filter { $0.1 >= enough }.map(\.0)
    return full.first { isTextOnly($0) && $0 + 1 < cells.rowCount } ?? full.first ?? 0
  }

  private func isTextOnly(_ row: Int) -> Bool {
    (0..<cells.columnCount).allSatisfy {
      let kind = cells.kind(row, $0)
      return kind == CellKind.empty || kind == CellKind.shared || kind == CellKind.inline
    }
  }
}

/// Makes the names of columns distinct, and says what it changed.
private struct ColumnNames {
  private var seen: Set<String> = []
  private(set) var notes: [String] = []

  mutating func unique(_ title: String, column: Int) -> String {
    let trimmed = title.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    var name = trimmed.isEmpty ? "column_\(column + 1)" : trimmed
    var number = 1
    while !seen.insert(name.lowercased()).inserted {
      number += 1
      name = "\(trimmed.isEmpty ? "column_\(column + 1)" : trimmed)_\(number)"
    }
    if trimmed.isEmpty {
      notes.append("Column \(column + 1) has no name; it is called '\(name)'.")
    } else if name != trimmed {
      notes.append("The name '\(trimmed)' stands twice; the second column is called '\(name)'.")
    }
    return name
  }
}
