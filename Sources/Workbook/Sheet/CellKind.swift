/// What stands in a cell, one byte a cell.
enum CellKind {
  /// Nothing.
  static let empty: UInt8 = 0

  /// A number.
  static let number: UInt8 = 1

  /// A text, as its place among the shared strings.
  static let shared: UInt8 = 2

  /// A text, as its place among the texts of the sheet.
  static let inline: UInt8 = 3

  /// Zero or one.
  static let boolean: UInt8 = 4

  /// An error such as #N/A.
  static let error: UInt8 = 5

  /// A number of days that the style shows as a date.
  static let date: UInt8 = 6

  /// A wall-clock time, in microseconds since 1970.
  static let moment: UInt8 = 7
}

/// The greatest number of rows a sheet can have.
let greatestRowCount = 1_048_576
