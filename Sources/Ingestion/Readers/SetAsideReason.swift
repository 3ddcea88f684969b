/// Why the engine sets a row aside, as it says it.
enum SetAsideReason: String {
  case tooFew = "MISSING COLUMNS"
  case tooMany = "TOO MANY COLUMNS"
  case quotes = "UNQUOTED VALUE"
  case tooLong = "LINE SIZE OVER MAXIMUM"
  case encoding = "INVALID ENCODING"
  case state = "INVALID STATE"

  var words: String {
    switch self {
    case .tooFew: "fewer cells than the header"
    case .tooMany: "more cells than the header"
    case .quotes: "a quote that is not closed, or text behind a closing one"
    case .tooLong: "more than 2 MB in a line"
    case .encoding: "bytes that are not UTF-8"
    case .state: "quotes that do not fit"
    }
  }
}

extension SetAsideRows {
  /// The loss as a sentence.
  var note: String {
    count == 1
      ? "1 row of \(file) was set aside, in line \(firstLine): it has \(reason)."
      : "\(count) rows of \(file) were set aside, the first in line \(firstLine): they have "
        + "\(reason)."
  }
}
