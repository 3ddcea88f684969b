import Dispatch
import Synchronization
import Tabular

/// Turns the cells of sheets with the same columns into one table, every column of one type.
struct TypedSheets {
  let sheets: [ScannedSheet]
  let texts: CellTexts
  let limits: WorkbookLimits
  let path: String

  /// The sheets, as an error names them.
  var names: String {
    (sheets.count == 1 ? "the sheet " : "the sheets ") + quoted(sheets.map(\.name))
  }

  private var rowCount: Int { sheets.reduce(0) { $0 + $1.count } }

  /// Makes the table.
  ///
  /// - Parameter others: The sheets that were not read.
  /// - Returns: The rows below the headers, every column of one type.
  /// - Throws: ``WorkbookError`` when the columns differ, pass a limit, or are damaged.
  func table(others: [String]) throws(WorkbookError) -> SheetTable {
    try check(sheets.map(\.titledColumns).max() ?? 0)
    let headers = sheets.map { NamedColumns($0.columns(texts)) }
    let sources = try sources(headers)
    try check(sources.count)
    let made = columns(sources)
    let errors = made.reduce(0) { $0 + $1.errors }
    var columns: [Column] = []
    for column in made { columns.append(try column.column.get()) }
    return SheetTable(
      table: Table(columns: columns), parts: sheets.map(SheetRows.init), otherSheets: others,
      errorCells: errors, notes: (headers.first?.notes ?? []) + notes(errors) + note(others))
  }

  /// Where the cells of each column stand: its name, and its number on each sheet.
  private func sources(
    _ headers: [NamedColumns]
  ) throws(WorkbookError) -> [(name: String, places: [Int])] {
    guard let first = headers.first else { return [] }
    for (header, sheet) in zip(headers, sheets).dropFirst() {
      let different = first.difference(header)
      guard different.isEmpty else {
        throw .differentColumns(
          path: path, sheets: [sheets[0].name, sheet.name], columns: different)
      }
    }
    return first.columns.map { column in
      (column.name, headers.compactMap { $0.place(of: column.name) })
    }
  }

  /// Makes the columns, several at once.
  private func columns(_ sources: [(name: String, places: [Int])]) -> [MadeColumn] {
    let made = Mutex<[Int: MadeColumn]>([:])
    // Safe: the cells are complete, and makers only read them.
    nonisolated(unsafe) let sheets = self
    DispatchQueue.concurrentPerform(iterations: sources.count) { index in
      let source = sources[index]
      let maker = unsafe ColumnMaker(sheets, source.places)
      let column = Result { () throws(WorkbookError) in try maker.column(named: source.name) }
      made.withLock { $0[index] = MadeColumn(errors: maker.errorCount, column: column) }
    }
    return made.withLock { made in sources.indices.compactMap { made[$0] } }
  }

  private func check(_ columns: Int) throws(WorkbookError) {
    guard columns * rowCount <= limits.cells else {
      throw .limit(
        path: path, what: "cells of \(names)", value: limits.cells, flag: "limit-cells")
    }
  }

  private func notes(_ errors: Int) -> [String] {
    let several =
      sheets.count == 1
      ? [] : ["The sheets \(quoted(sheets.map(\.name))) were read one after another."]
    return several
      + (errors == 0 ? [] : ["\(errors) error cells such as #N/A were read as missing."])
  }

  private func note(_ others: [String]) -> [String] {
    guard !others.isEmpty else { return [] }
    let read = sheets.count == 1 ? "Only \(names) was read" : "Other sheets were not read"
    return [
      "\(read); the workbook also has \(quoted(others)). --sheet names the sheets to read, and "
        + "--sheet all reads every one."
    ]
  }
}

/// A column with what the sheets say about it.
private struct MadeColumn: Sendable {
  let errors: Int
  let column: Result<Column, WorkbookError>
}
