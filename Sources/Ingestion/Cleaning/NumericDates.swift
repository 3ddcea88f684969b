import Engine
import Tabular

/// Dates that are written as numbers.
public enum NumericDates: String, CaseIterable, Codable, Sendable {
  /// Year, month and day as one number, such as 20111209.
  case digits

  /// Days since 1899-12-30, as spreadsheets count them.
  case spreadsheetDays

  /// Seconds since 1970.
  case seconds

  /// Milliseconds since 1970.
  case milliseconds

  /// The numbers that are dates of this kind: years from 1955 to 2119 or wider.
  var range: ClosedRange<Double> {
    switch self {
    case .digits: 19_000_101...22_001_231
    case .spreadsheetDays: 20_000...80_000
    case .seconds: 300_000_000...4_000_000_000
    case .milliseconds: 300_000_000_000...4_000_000_000_000
    }
  }

  /// How the dates are written, in words.
  var words: String {
    switch self {
    case .digits: "year, month and day as one number"
    case .spreadsheetDays: "the day numbers of spreadsheets"
    case .seconds: "seconds since 1970"
    case .milliseconds: "milliseconds since 1970"
    }
  }

  /// The moment that a number stands for; missing when there is no such day.
  func expression(_ number: Expression) -> Expression {
    switch self {
    case .digits:
      .call(
        "try_strptime", [.cast(.tryCast(number, .integer), .text), .text("%Y%m%d")])
    case .spreadsheetDays: moment("round((\(number.sql()) - 25569) * 86400) * 1000000")
    case .seconds: moment("\(number.sql()) * 1000000")
    case .milliseconds: moment("\(number.sql()) * 1000")
    }
  }

  private func moment(_ microseconds: String) -> Expression {
    .call("make_timestamp", [.tryCast(.raw(microseconds), .integer)])
  }

  /// Whether a number could be a date of any kind, as text of SQL.
  static func likeness(of number: String) -> String {
    let ranges = allCases.map {
      "\(number) BETWEEN \(Int64($0.range.lowerBound)) AND \(Int64($0.range.upperBound))"
    }
    return "(" + ranges.joined(separator: " OR ") + ")"
  }
}
