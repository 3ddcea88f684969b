import Dispatch
import Synchronization
import Tabular

/// Turns the cells of a sheet into a table: finds the header, and gives each column a type.
struct TypedSheet {
  let cells: CellStore
  let strings: TextValues
  let countsFrom1904: Bool
  let limits: WorkbookLimits
  let path: String
  let sheet: String

  init(
    _ cells: CellStore, strings: TextValues, countsFrom1904: Bool, limits: WorkbookLimits,
    path: String, sheet: String
  ) {
    self.cells = cells
    self.strings = strings
    self.countsFrom1904 = countsFrom1904
    self.limits = limits
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
    let titled = (0..<cells.columnCount).count { cells.kind(header, $0) != CellKind.empty }
    try check(titled, used.count)
    var names = ColumnNames()
    var columns: [Column] = []
    var errors = 0
    let made = madeColumns(header: header, rows: rows, selection: selection)
    try check(made.count, used.count)
    for made in made {
      errors += made.errors
      var column = try made.column.get()
      column.name = names.unique(made.title, column: made.index)
      columns.append(column)
    }
    return SheetTable(
      table: Table(columns: columns), sheet: sheet, headerRow: header + 1, errorCells: errors,
      blankRows: rows.count - used.count, notes: names.notes + notes(errors),
      rowNumbers: selection.map { $0.map { Int32($0 + 1) } })
  }

  /// Makes the columns, several at once; those without a title and without cells are left out.
  private func madeColumns(
    header: Int, rows: Range<Int>, selection: [Int]?
  ) -> [MadeColumn] {
    let made = Mutex<[MadeColumn]>([])
    // Safe: the cells are complete, and makers only read them.
    nonisolated(unsafe) let sheet = self
    DispatchQueue.concurrentPerform(iterations: cells.columnCount) { index in
      let maker = unsafe ColumnMaker(sheet, index, rows: rows, selection: selection)
      let kind = unsafe sheet.cells.kind(header, index)
      let title = kind == CellKind.empty ? "" : maker.text(atRow: header)
      if title.allSatisfy(\.isWhitespace), maker.isEmpty { return }
      let result = Result { () throws(WorkbookError) in
        try unsafe sheet.check(made.withLock { $0.count } + 1, selection?.count ?? rows.count)
        return try maker.column(named: title)
      }
      let column = MadeColumn(
        index: index, title: title, errors: maker.errorCount, column: result)
      made.withLock { $0.append(column) }
    }
    return made.withLock { $0.sorted { $0.index < $1.index } }
  }

  private func check(_ columns: Int, _ rows: Int) throws(WorkbookError) {
    guard columns * rows <= limits.cells else {
      throw .limit(
        path: path, what: "cells of the sheet '\(sheet)'", value: limits.cells,
        flag: "limit-cells")
    }
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

/// A column with what the sheet says about it.
private struct MadeColumn: Sendable {
  let index: Int
  let title: String
  let errors: Int
  let column: Result<Column, WorkbookError>
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
