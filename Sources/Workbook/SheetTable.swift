public import Tabular

/// A sheet, or several one after another, as a table with typed columns.
public struct SheetTable: Sendable {
  /// The rows below the headers, without blank ones.
  public let table: Table

  /// The sheets that were read, each with its rows, in order.
  public let parts: [SheetRows]

  /// The sheets that are shown and hold cells, but were not read.
  public let otherSheets: [String]

  /// The number of error cells such as #N/A, which were read as missing.
  public let errorCells: Int

  /// What was repaired or left out, as sentences.
  public let notes: [String]

  /// The row that holds the column names on the first sheet, from 1.
  public var headerRow: Int { parts.first?.headerRow ?? 1 }

  /// The number of blank rows below the headers, which were left out.
  public var blankRows: Int { parts.reduce(0) { $0 + $1.blankRows } }

  /// The row of its sheet, from 1, of a row of the table, from 0.
  public func sheetRow(of row: Int) -> Int {
    var row = row
    for part in parts {
      if row < part.count { return part.sheetRow(of: row) }
      row -= part.count
    }
    return row
  }
}

/// Where the rows of one sheet stand.
public struct SheetRows: Sendable {
  /// The name of the sheet.
  public let sheet: String

  /// The row that holds the column names, from 1.
  public let headerRow: Int

  /// The number of rows below the header, without blank ones.
  public let count: Int

  /// The number of blank rows among them, which were left out.
  public let blankRows: Int

  /// The row of the sheet of each row, from 1, or `nil` when they follow the header in turn.
  public let numbers: [Int32]?

  /// The row of the sheet, from 1, of one of the rows, from 0.
  public func sheetRow(of row: Int) -> Int {
    numbers.map { Int($0[row]) } ?? headerRow + 1 + row
  }

  init(_ sheet: ScannedSheet) {
    self.sheet = sheet.name
    headerRow = sheet.header + 1
    count = sheet.count
    blankRows = sheet.rows.count - sheet.count
    numbers = sheet.selection.map { $0.map { Int32($0 + 1) } }
  }
}
