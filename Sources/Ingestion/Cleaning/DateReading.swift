import Engine

/// How a column that is no column of times is read as one.
struct DateReading {
  /// How the dates are written.
  let form: DateForm

  /// What a reader should know, as a sentence, or `nil`.
  let note: String?

  /// The dates of a column; missing where there is none.
  func expression(_ column: RelationColumn, decimalComma: Bool) -> Expression {
    switch form {
    case .texts(let formats):
      let list = formats.map { Dialect.duckDB.text($0) }.joined(separator: ", ")
      return .call("try_strptime", [.column(column.name), .raw("[\(list)]")])
    case .numbers(let kind):
      return kind.expression(numberOf(column, decimalComma: decimalComma))
    }
  }
}

/// The formats of dates that are tried.
enum DateFormats {
  /// The formats that are known, the unmistakable ones first.
  ///
  /// Years of two digits stand before those of four, which would read 11 as the year 11.
  static let known = [
    "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M:%S.%f", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M:%SZ",
    "%Y-%m-%dT%H:%M:%S.%fZ", "%Y-%m-%d %H:%M", "%Y-%m-%d", "%Y/%m/%d %H:%M:%S", "%Y/%m/%d %H:%M",
    "%Y/%m/%d", "%Y%m%d", "%d.%m.%y %H:%M", "%d.%m.%y", "%d.%m.%Y %H:%M:%S", "%d.%m.%Y %H:%M",
    "%d.%m.%Y", "%m/%d/%y %H:%M", "%m/%d/%y", "%m/%d/%Y %H:%M:%S", "%m/%d/%Y %H:%M",
    "%m/%d/%Y %I:%M:%S %p", "%m/%d/%Y %I:%M %p", "%m/%d/%Y", "%d/%m/%y %H:%M", "%d/%m/%y",
    "%d/%m/%Y %H:%M:%S", "%d/%m/%Y %H:%M", "%d/%m/%Y", "%m-%d-%y", "%m-%d-%Y %H:%M", "%m-%d-%Y",
    "%d-%m-%y", "%d-%m-%Y %H:%M:%S", "%d-%m-%Y %H:%M", "%d-%m-%Y", "%d %b %Y", "%d-%b-%y",
    "%d-%b-%Y", "%b %d, %Y", "%d %B %Y", "%B %d, %Y",
  ]

  /// Whether a format puts the month, or the day, before the other, both as numbers.
  static func begins(_ format: String, with part: String) -> Bool {
    ["/", "-"].contains { format.hasPrefix("%\(part)\($0)%\(part == "m" ? "d" : "m")") }
  }
}
