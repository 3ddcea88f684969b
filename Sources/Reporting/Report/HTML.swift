/// A piece of a page; texts put into it by interpolation are escaped, pieces are not.
///
///     let cell: HTML = "<td>\(customerName)</td>"
struct HTML: Sendable, Hashable {
  /// The markup.
  let markup: String

  /// Joins pieces.
  init(_ pieces: some Sequence<HTML>, separator: String = "") {
    markup = pieces.map(\.markup).joined(separator: separator)
  }

  /// Takes markup that is known to be sound.
  init(markup: String) { self.markup = markup }

  /// Nothing.
  static let empty = HTML(markup: "")
}

extension HTML: ExpressibleByStringInterpolation {
  /// Takes markup that stands in the program's text.
  init(stringLiteral value: String) { markup = value }

  /// Takes markup with escaped values in between.
  init(stringInterpolation: Interpolation) { markup = stringInterpolation.markup }

  /// Gathers markup and escapes what is not.
  struct Interpolation: StringInterpolationProtocol {
    fileprivate(set) var markup = ""

    init(literalCapacity: Int, interpolationCount: Int) {
      markup.reserveCapacity(literalCapacity + interpolationCount * 16)
    }

    mutating func appendLiteral(_ literal: String) { markup += literal }
    mutating func appendInterpolation(_ piece: HTML) { markup += piece.markup }
    mutating func appendInterpolation(_ text: String) { markup += escaped(text) }
    mutating func appendInterpolation(_ number: Int) { markup += String(number) }

    mutating func appendInterpolation(_ pieces: [HTML]) {
      for piece in pieces { markup += piece.markup }
    }
  }
}

/// Replaces what markup would read as its own; control characters become spaces.
private func escaped(_ text: String) -> String {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(text.utf8.count)
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "&"): bytes += "&amp;".utf8
    case UInt8(ascii: "<"): bytes += "&lt;".utf8
    case UInt8(ascii: ">"): bytes += "&gt;".utf8
    case UInt8(ascii: "\""): bytes += "&quot;".utf8
    case UInt8(ascii: "'"): bytes += "&#39;".utf8
    case 0..<9, 11, 12, 14..<32, 127: bytes.append(UInt8(ascii: " "))
    default: bytes.append(byte)
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}
