import CommandLineKit
import Ingestion
import Parameters
import Workbook

/// The arguments that say which files are read and how.
enum ReadingArguments {
  static let files = Argument<[String]>(
    "FILE", completion: .files(["xlsx", "xlsm", "csv", "tsv", "txt", "parquet", "json", "jsonl"]),
    help: "a workbook, CSV, Parquet or JSON lines file; several files or a pattern in quotes also")
  static let sheets = Option<[String]>(
    "sheet", placeholder: "NAME", group: "Reading",
    help: "a sheet of a workbook; give it again for each that goes on below, or say all")
  static let headerRow = Option<Int?>(
    "header-row", placeholder: "N", group: "Reading",
    help: "the row that holds the column names, from 1")
  static let column = Option<[String]>(
    "column", placeholder: "ROLE=NAME", group: "Reading",
    help: "which column plays a role, such as customer=\"Client No\"; give it again for each")
  static let limits = WorkbookLimits.flags.map { flag in
    Option<Int?>(flag.name, placeholder: "N", group: "Limits", help: "the most \(flag.help)")
  }

  static var all: [any ArgumentKey] {
    [files, sheets, headerRow, column] + TextArguments.all + limits
  }

  /// How the files are read.
  static func options(_ values: ParsedValues) throws -> ReaderOptions {
    var options = ReaderOptions()
    options.sheets = values[sheets]
    options.headerRow = try rowNumber(values)
    try TextArguments.write(values, to: &options)
    for (flag, option) in zip(WorkbookLimits.flags, limits) {
      guard let limit = values[option] else { continue }
      guard limit > 0 else {
        throw UsageError.badValue(
          argument: "--\(flag.name)", text: "\(limit)", expected: "a whole number above 0")
      }
      options.limits[keyPath: flag.path] = limit
    }
    return options
  }

  private static func rowNumber(_ values: ParsedValues) throws(UsageError) -> Int? {
    guard let row = values[headerRow] else { return nil }
    guard row > 0 else {
      throw .badValue(
        argument: "--header-row", text: "\(row)", expected: "a whole number above 0")
    }
    return row
  }

  /// The columns that are given rather than guessed.
  static func columns(_ values: ParsedValues) throws(UsageError) -> GivenColumns {
    var columns: GivenColumns = [:]
    let known = ColumnRole.allCases.map(\.rawValue)
    for text in values[column] {
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else {
        throw .badValue(argument: "--column", text: text, expected: "like customer=\"Client No\"")
      }
      guard let role = ColumnRole(rawValue: parts[0]) else {
        throw .other("There is no role '\(parts[0])'\(suggestion(for: parts[0], among: known)).")
      }
      if let other = columns[role], !role.isOfSeveral {
        throw .other(
          "The role \(role.rawValue) was given to '\(other)' and to '\(parts[1])'; one column plays it."
        )
      }
      columns.add(parts[1], for: role)
    }
    return columns
  }
}
