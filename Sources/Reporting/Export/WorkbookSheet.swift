public import Tabular

/// How the numbers of a column look in a workbook.
public enum CellFormat: Sendable, Hashable {
  /// As the spreadsheet thinks best.
  case general

  /// Whole, with thousands separators.
  case count

  /// With two decimals and thousands separators.
  case money

  /// With a few decimals.
  case decimal(Int)

  /// A share as a percentage with one decimal.
  case percent

  /// A day.
  case date

  /// A day with hours and minutes.
  case dateTime

  /// The format in the language of spreadsheets.
  var code: String {
    switch self {
    case .general: "General"
    case .count: "#,##0"
    case .money: "#,##0.00"
    case .decimal(let places): places > 0 ? "0." + String(repeating: "0", count: places) : "0"
    case .percent: "0.0%"
    case .date: "yyyy-mm-dd"
    case .dateTime: "yyyy-mm-dd hh:mm"
    }
  }
}

/// One sheet of a workbook to be written: a table, and how it should look.
public struct WorkbookSheet: Sendable {
  /// The name on the tab; 31 characters at most, without `[]:*?/\`.
  public var name: String

  /// The rows; the header holds the names of its columns.
  public var table: Table

  /// How the numbers of some columns look; times look like days with minutes, others general.
  public var formats: [String: CellFormat]

  /// The text columns in which a text of digits alone is written as a number, as shops do.
  public var numericTexts: Set<String>

  /// Describes a sheet.
  public init(
    name: String, table: Table, formats: [String: CellFormat] = [:],
    numericTexts: Set<String> = []
  ) {
    self.name = name
    self.table = table
    self.formats = formats
    self.numericTexts = numericTexts
  }

  /// The format of a column, given or fitting its type.
  func format(of column: Column) -> CellFormat {
    if let format = formats[column.name] { return format }
    return switch column.values {
    case .timestamp: .dateTime
    case .decimal: .money
    default: .general
    }
  }
}
