import Engine
import Tabular
import Workbook

/// Reads sheets of a workbook into memory.
func scan(
  _ path: String, _ options: ReaderOptions, _ progress: @escaping @Sendable (Double) -> Void
) throws(IngestionError) -> SheetTable {
  do {
    return try Workbook(path: path, limits: options.limits).read(
      sheets: options.sheets, headerRow: options.headerRow, progress: progress)
  } catch { throw .workbook(error) }
}

/// Puts what was read of a workbook into the engine.
func take(
  _ sheet: SheetTable?, of path: String, _ session: Session
) throws(IngestionError) -> ReadContent {
  guard let sheet else { throw .empty(path: path) }
  // Names are distinct already, but one may be the engine's own.
  let named = columnNames(sheet.table.columnNames)
  let columns = zip(sheet.table.columns, named.names).map { column, name in
    Column(name: name, values: column.values, isPresent: column.isPresent)
  }
  let coded = try ingestCoded(Table(columns: columns), session, path: path)
  return ReadContent(
    rowCount: sheet.table.rowCount, sheets: sheet.parts.map(\.sheet),
    otherSheets: sheet.otherSheets, places: rowPlaces(sheet), codedColumns: coded,
    notes: sheet.notes + named.notes + blankRowNote(sheet))
}

/// Each sheet is named where there are several.
private func rowPlaces(_ sheet: SheetTable) -> RowPlaces {
  RowPlaces(
    sheet.parts.map { part in
      RowPlaces.Part(
        source: sheet.parts.count > 1 ? .sheet(part.sheet) : nil, headerRow: part.headerRow,
        count: part.count, numbers: part.numbers)
    })
}

private func blankRowNote(_ sheet: SheetTable) -> [String] {
  sheet.blankRows == 0 ? [] : ["\(sheet.blankRows) blank rows below the header were left out."]
}
