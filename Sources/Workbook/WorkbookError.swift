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

  /// There is no cell on the sheet, or on any.
  case emptySheet(path: String, sheet: String?)

  /// There is no row below the header.
  case headerOnly(path: String, sheet: String)

  /// The header row that was given holds nothing.
  case noHeader(path: String, sheet: String, row: Int)

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
      "There is no sheet '\(name)'; there are \(known.map { "'\($0)'" }.joined(separator: ", "))."
    case .emptySheet(let path, let sheet):
      sheet.map { "The sheet '\($0)' of \(path) is empty; choose another with --sheet." }
        ?? "The workbook \(path) has no sheet with data."
    case .headerOnly(let path, let sheet):
      "The sheet '\(sheet)' of \(path) has a header but no row below it."
    case .noHeader(let path, let sheet, let row):
      "Row \(row) of the sheet '\(sheet)' of \(path) is empty, so it cannot be the header."
    case .limit(let path, let what, let value, let flag):
      "The workbook \(path) passes the limit of \(value) \(what); if you trust it, raise the limit "
        + "with --\(flag)."
    }
  }
}
