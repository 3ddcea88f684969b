import CommandLineKit
import Ingestion

/// The arguments that say how a text file is written; what is not given is found out.
enum TextArguments {
  static let delimiter = Option<String?>(
    "delimiter", placeholder: "CHARACTER", group: "Reading",
    help: "what separates the columns of a CSV file; tab for a tab")
  static let quote = Option<String?>(
    "quote", placeholder: "CHARACTER", group: "Reading",
    help: "what stands around the cells of a CSV file, or none")
  static let encoding = Option<String?>(
    "encoding", placeholder: "NAME", group: "Reading",
    help: "the encoding of a CSV file: utf-8, latin-1, utf-16 or another")
  static let decimalComma = Flag(
    "decimal-comma", group: "Reading", help: "numbers are written 1.234,50")
  static let decimalPoint = Flag(
    "decimal-point", group: "Reading", help: "numbers are written 1,234.50")
  static let dateFormat = Option<String?>(
    "date-format", placeholder: "FORMAT", group: "Reading",
    help: "how dates are written, such as %m/%d/%Y %H:%M")

  static var all: [any ArgumentKey] {
    [delimiter, quote, encoding, decimalComma, decimalPoint, dateFormat]
  }

  /// Writes what was given.
  ///
  /// - Throws: `UsageError` for both decimal marks.
  static func write(
    _ values: ParsedValues, to options: inout ReaderOptions
  ) throws(UsageError) {
    options.delimiter = values[delimiter]
    options.quote = values[quote]
    options.encoding = values[encoding]
    options.dateFormat = values[dateFormat]
    guard !values[decimalComma] || !values[decimalPoint] else {
      throw .other("Numbers have a decimal comma or a decimal point; give one of the two flags.")
    }
    if values[decimalComma] { options.decimalComma = true }
    if values[decimalPoint] { options.decimalComma = false }
  }
}
