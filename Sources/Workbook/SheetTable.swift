public import Tabular

/// A sheet as a table with typed columns.
public struct SheetTable: Sendable {
  /// The rows below the header, without blank ones.
  public let table: Table

  /// The name of the sheet.
  public let sheet: String

  /// The row that holds the column names, from 1.
  public let headerRow: Int

  /// The number of error cells such as #N/A, which were read as missing.
  public let errorCells: Int

  /// The number of blank rows below the header, which were left out.
  public let blankRows: Int

  /// What was repaired, as sentences.
  public let notes: [String]

  /// The row of the sheet of each row of the table, or `nil` when they follow the header in turn.
  let rowNumbers: [Int32]?

  /// The row of the sheet, from 1, of a row of the table, from 0.
  public func sheetRow(of row: Int) -> Int {
    rowNumbers.map { Int($0[row]) } ?? headerRow + 1 + row
  }
}
