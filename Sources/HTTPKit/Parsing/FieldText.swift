/// How the text of a message is read: mark by mark of ASCII, as RFC 9110, 5.5 and 5.6 have it.
///
/// Swift compares whole characters by their meaning: to it a semicolon that a combining mark follows
/// is no semicolon, a Greek question mark is one, and the small letter of the sign for kelvin is k.
/// Another program that reads the same message sees none of this, and two programs must not read
/// it in two ways.
extension StringProtocol where SubSequence == Substring {
  /// The pieces between the places where a mark stands; empty ones too.
  func pieces(between mark: Unicode.Scalar, atMost count: Int = .max) -> [Substring] {
    self[...].unicodeScalars
      .split(separator: mark, maxSplits: count - 1, omittingEmptySubsequences: false)
      .map { Substring($0) }
  }

  /// The text without spaces and tabs at its ends.
  func trimmingSpaces() -> Substring {
    let isSpace = { (byte: UInt8) in byte == Byte.space || byte == Byte.tab }
    var rest = self[...].utf8.drop(while: isSpace)
    while let last = rest.last, isSpace(last) { rest.removeLast() }
    return Substring(rest)
  }

  /// The text with the letters A to Z small, and all others as they are.
  func smallLetters() -> String { String(decoding: utf8.map(\.lowercased), as: UTF8.self) }
}

/// Splits a list at its commas; elements come in small letters and without spaces around them.
func listElements(_ text: String) -> [String] {
  text.smallLetters().pieces(between: ",").compactMap { element in
    let trimmed = element.trimmingSpaces()
    return trimmed.isEmpty ? nil : String(trimmed)
  }
}
