public import Workbook

/// How files are read; what is `nil` is found out.
public struct ReaderOptions: Sendable, Hashable, Codable {
  /// The sheets of a workbook, read one after another; `all` alone stands for every one with rows,
  /// and none for the first with rows.
  public var sheets: [String] = []

  /// The row that holds the column names, from 1.
  public var headerRow: Int?

  /// What separates the columns of a CSV file: one character.
  public var delimiter: String?

  /// What stands around the cells of a CSV file: one character, or `none`; `"` when `nil`.
  public var quote: String?

  /// The encoding of a CSV file, such as `utf-8`, `latin-1`, `windows-1252` or `utf-16`.
  public var encoding: String?

  /// Whether numbers are written 1.234,50.
  public var decimalComma: Bool?

  /// How dates are written as text, such as `%m/%d/%Y %H:%M`.
  public var dateFormat: String?

  /// Bounds against hostile workbooks.
  public var limits = WorkbookLimits()

  /// Creates options that find everything out.
  public init() {}
}
