import CXLSXWriter
import Tabular

/// Writes one sheet of a workbook, row by row.
@safe
struct SheetWriter {
  // Safe: both live as long as the workbook that made this value and outlives it.
  private let book: UnsafeMutablePointer<lxw_workbook>?
  private let page: UnsafeMutablePointer<lxw_worksheet>
  private let sheet: WorkbookSheet
  private let formats: [UnsafeMutablePointer<lxw_format>?]

  init(
    book: UnsafeMutablePointer<lxw_workbook>?, page: UnsafeMutablePointer<lxw_worksheet>,
    sheet: WorkbookSheet
  ) {
    unsafe self.book = unsafe book
    unsafe self.page = unsafe page
    self.sheet = sheet
    let looks = sheet.table.columns.map { sheet.format(of: $0) }
    // Columns that look alike share a format: the library hashes any other one at each cell.
    var made: [CellFormat: UnsafeMutablePointer<lxw_format>] = unsafe [:]
    for look in looks where look != .general {
      guard unsafe made[look] == nil else { continue }
      let format = unsafe workbook_add_format(book)
      unsafe format_set_num_format(format, look.code)
      unsafe made[look] = unsafe format
    }
    unsafe formats = unsafe looks.map { unsafe made[$0] }
  }

  /// Writes the header, then the rows.
  mutating func writeAll() throws(ReportingError) {
    let columns = sheet.table.columns
    setWidths(columns)
    writeHeader(columns)
    for row in 0..<sheet.table.rowCount {
      if row % 4_096 == 0, Task.isCancelled { throw .cancelled }
      for i in columns.indices where !columns[i].isMissing(row) {
        try write(columns[i], row, at: UInt16(i))
      }
    }
    guard !columns.isEmpty else { return }
    _ = unsafe worksheet_autofilter(
      page, 0, 0, UInt32(sheet.table.rowCount), UInt16(columns.count - 1))
  }

  /// Wide enough for the name, its filter button and the first rows; never wider than half a page.
  private func setWidths(_ columns: [Column]) {
    for (i, column) in columns.enumerated() {
      let shown = (0..<min(100, column.count)).map { column.shownLength($0) }.max() ?? 0
      let width = min(max(column.name.count + 3, shown + 2, 8), 48)
      _ = unsafe worksheet_set_column(page, UInt16(i), UInt16(i), Double(width), nil)
    }
  }

  private func writeHeader(_ columns: [Column]) {
    let bold = unsafe workbook_add_format(book)
    unsafe format_set_bold(bold)
    unsafe format_set_bg_color(bold, 0xE8EEF4)
    unsafe format_set_bottom(bold, 1)
    unsafe worksheet_freeze_panes(page, 1, 0)
    for (i, column) in columns.enumerated() {
      _ = unsafe worksheet_write_string(page, 0, UInt16(i), column.name, bold)
    }
  }

  private func write(_ column: Column, _ row: Int, at place: UInt16) throws(ReportingError) {
    let line = UInt32(row + 1)
    let format = unsafe formats[Int(place)]
    switch column.values {
    case .boolean(let values):
      _ = unsafe worksheet_write_boolean(page, line, place, values[row] ? 1 : 0, format)
    case .integer(let values):
      _ = unsafe worksheet_write_number(page, line, place, Double(values[row]), format)
    case .number(let values):
      guard values[row].isFinite else { return }
      _ = unsafe worksheet_write_number(page, line, place, values[row], format)
    case .decimal(let values, let scale):
      let number = decimalNumber(values[row], scale: scale)
      _ = unsafe worksheet_write_number(page, line, place, number, format)
    case .timestamp(let values):
      let days = Double(values[row]) / 86_400_000_000 + 25_569
      _ = unsafe worksheet_write_number(page, line, place, days, format)
    case .text(let values): try write(values[row], column, line, place)
    case .category(let codes, let values):
      try write(values[Int(codes[row])], column, line, place)
    }
  }

  /// Writes a text, or the number it stands for where the sheet asks for that.
  private func write(
    _ text: String, _ column: Column, _ line: UInt32, _ place: UInt16
  ) throws(ReportingError) {
    if sheet.numericTexts.contains(column.name), let number = wholeNumber(text) {
      _ = unsafe worksheet_write_number(page, line, place, Double(number), nil)
    } else if unsafe worksheet_write_string(page, line, place, text, nil)
      == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED
    {
      throw .textTooLong(column: column.name, row: Int(line), limit: 32_767)
    }
  }
}

/// The number nearest to an exact decimal.
private func decimalNumber(_ value: Int64, scale: Int) -> Double {
  Double(value) / (0..<scale).reduce(1.0) { power, _ in power * 10 }
}

/// The number a text of digits stands for; none when it would print differently.
private func wholeNumber(_ text: String) -> Int? {
  guard text.utf8.count <= 15, let number = Int(text), "\(number)" == text else { return nil }
  return number
}

extension Column {
  /// About how many characters a value takes.
  fileprivate func shownLength(_ row: Int) -> Int {
    guard !isMissing(row) else { return 0 }
    return switch values {
    case .boolean: 5
    case .integer(let values): "\(values[row])".count
    case .number, .decimal: 10
    case .timestamp: 16
    case .text(let values): values[row].count
    case .category(let codes, let values): values[Int(codes[row])].count
    }
  }
}
