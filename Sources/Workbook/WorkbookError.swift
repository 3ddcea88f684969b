/// Why a workbook could not be read.
public enum WorkbookError: Error, Hashable, Sendable {
  /// The file cannot be opened or read.
  case unreadable(path: String, reason: String)

  /// The file is protected by a password.
  case encrypted(path: String)

  /// The file is of another format of spreadsheets.
  case otherFormat(path: String, format: String)

  /// The file is no workbook at all.
  case notAWorkbook(path: String, reason: String)

  /// The file was cut off or changed.
  case broken(path: String, part: String, reason: String)

  /// There is no sheet of this name.
  case unknownSheet(String, known: [String])

  /// There is no cell on the sheet, or on any; the others are those that are shown.
  case emptySheet(path: String, sheet: String?, others: [String])

  /// There is no row below the header; the others are those that are shown.
  case headerOnly(path: String, sheet: String, others: [String])

  /// Two sheets that should be read one after another have different columns.
  case differentColumns(path: String, sheets: [String], columns: [String])

  /// The header row that was given holds nothing.
  case noHeader(path: String, sheet: String, row: Int)

  /// The system gives no more memory.
  case noMemory(path: String)

  /// A limit was passed.
  case limit(path: String, what: String, value: Int, flag: String)
}

extension WorkbookError: CustomStringConvertible {
  /// One sentence for a person: what is wrong, where, and what would be right.
  public var description: String {
    switch self {
    case .unreadable(let path, let reason): "The file \(path) cannot be read: \(reason)."
    case .encrypted(let path):
      "The workbook \(path) is protected by a password; save it without one and try again."
    case .otherFormat(let path, let format):
      "The file \(path) is \(format), which is not read; save it as .xlsx or .csv."
    case .notAWorkbook(let path, let reason): "The file \(path) is no .xlsx workbook: \(reason)."
    case .broken(let path, let part, let reason):
      "The workbook \(path) is damaged in \(part): \(reason); open it in a spreadsheet program and "
        + "save it again, or get it anew."
    case .unknownSheet(let name, let known):
      "There is no sheet '\(name)'; there are \(quoted(known))."
    case .emptySheet(let path, let sheet, let others):
      sheet.map { "The sheet '\($0)' of \(path) is empty\(choice(others))." }
        ?? "The workbook \(path) has no sheet with data."
    case .headerOnly(let path, let sheet, let others):
      "The sheet '\(sheet)' of \(path) has a header but no row below it\(choice(others))."
    case .differentColumns(let path, let sheets, let columns):
      "The sheets \(quoted(sheets)) of \(path) do not have the same columns (\(quoted(columns))), so "
        + "they are no one table; name the sheets that belong together with --sheet."
    case .noMemory(let path):
      "The system gives no memory for the cells of \(path); end other programs, or raise the limit "
        + "that 'ulimit -v' shows."
    case .noHeader(let path, let sheet, let row):
      "Row \(row) of the sheet '\(sheet)' of \(path) is empty, so it cannot be the header."
    case .limit(let path, let what, let value, let flag):
      "The workbook \(path) passes the limit of \(value) \(what); if you trust it, raise the limit "
        + "with --\(flag)."
    }
  }
}

/// What a person may choose instead.
private func choice(_ others: [String]) -> String {
  others.isEmpty ? "" : "; choose another with --sheet, there are \(quoted(others))"
}

/// Names as they stand in a sentence.
func quoted(_ names: [String]) -> String {
  names.map { "'\($0)'" }.joined(separator: ", ")
}
