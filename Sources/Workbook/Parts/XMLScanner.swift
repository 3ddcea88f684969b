/// Walks over XML tag by tag, without judging whether it is well-formed.
///
/// Good for the parts of a workbook: names are compared without their namespace prefix, text is
/// unescaped when it is asked for, and what is cut off simply ends.
struct XMLScanner {
  private let bytes: [UInt8]
  private var place = 0

  /// A tag or a piece of text.
  enum Event {
    /// A start tag; an empty element is followed by its end.
    case start(name: ArraySlice<UInt8>, attributes: ArraySlice<UInt8>)

    /// An end tag.
    case end(name: ArraySlice<UInt8>)

    /// Text between tags, still escaped.
    case text(ArraySlice<UInt8>)

    /// Text that is not escaped.
    case verbatim(ArraySlice<UInt8>)
  }

  private var pendingEnd: ArraySlice<UInt8>?

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next event, or `nil` at the end.
  mutating func next() -> Event? {
    if let name = pendingEnd {
      pendingEnd = nil
      return .end(name: name)
    }
    guard place < bytes.count else { return nil }
    guard bytes[place] == UInt8(ascii: "<") else {
      let start = place
      place = find(UInt8(ascii: "<"), from: place) ?? bytes.count
      return .text(bytes[start..<place])
    }
    return tag()
  }

  private mutating func tag() -> Event? {
    if starts(with: "<!--") { return skip(past: "-->") }
    if starts(with: "<![CDATA[") {
      let start = place + 9
      let end = find("]]>", from: start) ?? bytes.count
      place = min(bytes.count, end + 3)
      return .verbatim(bytes[min(start, end)..<end])
    }
    if starts(with: "<?") { return skip(past: "?>") }
    if starts(with: "<!") { return skip(past: ">") }
    guard let close = endOfTag(from: place + 1) else {
      place = bytes.count
      return nil
    }
    defer { place = close + 1 }
    if starts(with: "</") { return .end(name: localName(bytes[place + 2..<close])) }
    var content = bytes[place + 1..<close]
    let isEmpty = content.last == UInt8(ascii: "/")
    if isEmpty { content = content.dropLast() }
    let nameEnd = content.firstIndex(where: Self.isSpace) ?? content.endIndex
    let name = localName(content[..<nameEnd])
    if isEmpty { pendingEnd = name }
    return .start(name: name, attributes: content[nameEnd...])
  }

  /// The closing bracket of a tag; brackets within quotes do not count.
  private func endOfTag(from start: Int) -> Int? {
    var quote: UInt8?
    for i in start..<max(start, bytes.count) {
      let byte = bytes[i]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return i
      }
    }
    return nil
  }

  private mutating func skip(past text: StaticString) -> Event? {
    place = (find(text, from: place).map { $0 + text.utf8CodeUnitCount }) ?? bytes.count
    return next()
  }

  private func starts(with text: StaticString) -> Bool {
    "\(text)".utf8.elementsEqual(bytes[place..<min(bytes.count, place + text.utf8CodeUnitCount)])
  }

  private func find(_ text: StaticString, from start: Int) -> Int? {
    let wanted = Array("\(text)".utf8)
    guard start + wanted.count <= bytes.count else { return nil }
    return (start...bytes.count - wanted.count).first { place in
      bytes[place] == wanted[0] && bytes[place..<place + wanted.count].elementsEqual(wanted)
    }
  }

  private func find(_ byte: UInt8, from start: Int) -> Int? {
    bytes[start...].firstIndex(of: byte)
  }

  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 32 || byte == 9 || byte == 10 || byte == 13
  }
}

/// A name without its namespace prefix and the spaces behind it.
private func localName(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  let trimmed = name.prefix { !XMLScanner.isSpace($0) }
  return trimmed.lastIndex(of: UInt8(ascii: ":")).map { trimmed[($0 + 1)...] } ?? trimmed
}

extension ArraySlice<UInt8> {
  /// Whether the bytes are these letters.
  func isName(_ name: StaticString) -> Bool {
    count == name.utf8CodeUnitCount && elementsEqual("\(name)".utf8)
  }

  /// The value of an attribute, its prefix ignored, unescaped; `nil` when it is not there.
  func attribute(_ wanted: StaticString) -> String? {
    var rest = self
    while let equals = rest.firstIndex(of: UInt8(ascii: "=")) {
      let name = rest[..<equals].drop(while: XMLScanner.isSpace)
      let after = rest[(equals + 1)...].drop(while: XMLScanner.isSpace)
      guard let quote = after.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
        let close = after.dropFirst().firstIndex(of: quote)
      else { return nil }
      if localName(name).isName(wanted) {
        return unescaped(after[(after.startIndex + 1)..<close])
      }
      rest = rest[(close + 1)...]
    }
    return nil
  }
}

/// Returns text as it stands, with a line feed for every line end, as XML asks for.
func verbatim(_ bytes: ArraySlice<UInt8>) -> String {
  String(decoding: withLineFeeds(bytes), as: UTF8.self)
}

private func withLineFeeds(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  guard bytes.contains(13) else { return bytes }
  var result: [UInt8] = []
  for (place, byte) in zip(bytes.indices, bytes) {
    let isPair = byte == 13 && place + 1 < bytes.endIndex && bytes[place + 1] == 10
    if !isPair { result.append(byte == 13 ? 10 : byte) }
  }
  return result[...]
}

/// Returns text with its line ends as line feeds and its entities replaced; what is none stays.
func unescaped(_ bytes: ArraySlice<UInt8>) -> String {
  guard bytes.contains(UInt8(ascii: "&")) else { return verbatim(bytes) }
  var result: [UInt8] = []
  var rest = withLineFeeds(bytes)
  while let start = rest.firstIndex(of: UInt8(ascii: "&")) {
    result += rest[..<start]
    let end = rest[start...].prefix(12).firstIndex(of: UInt8(ascii: ";"))
    if let end, let character = entity(rest[(start + 1)..<end]) {
      result += Array(String(character).utf8)
      rest = rest[(end + 1)...]
    } else {
      result.append(rest[start])
      rest = rest[(start + 1)...]
    }
  }
  return String(decoding: result + rest, as: UTF8.self)
}

private func entity(_ name: ArraySlice<UInt8>) -> Character? {
  let text = String(decoding: name, as: UTF8.self)
  switch text {
  case "amp": return "&"
  case "lt": return "<"
  case "gt": return ">"
  case "quot": return "\""
  case "apos": return "'"
  default:
    guard text.hasPrefix("#") else { return nil }
    let isHexadecimal = text.hasPrefix("#x") || text.hasPrefix("#X")
    let number = UInt32(text.dropFirst(isHexadecimal ? 2 : 1), radix: isHexadecimal ? 16 : 10)
    return number.flatMap(Unicode.Scalar.init).map(Character.init)
  }
}

/// Returns text with the escapes of spreadsheets replaced: `_x000D_` is a carriage return.
func unescapedControls(_ text: String) -> String {
  guard text.utf8.contains(UInt8(ascii: "_")) else { return text }
  let bytes = Array(text.utf8)
  var result: [UInt8] = []
  var place = 0
  while place < bytes.count {
    if let scalar = escapedScalar(bytes, at: place) {
      result += Array(String(Character(scalar)).utf8)
      place += 7
    } else {
      result.append(bytes[place])
      place += 1
    }
  }
  return String(decoding: result, as: UTF8.self)
}

/// The character of `_x` and four hexadecimal digits and `_`, where they stand.
private func escapedScalar(_ bytes: [UInt8], at place: Int) -> Unicode.Scalar? {
  guard bytes[place] == UInt8(ascii: "_"), place + 7 <= bytes.count,
    bytes[place + 1] == UInt8(ascii: "x"), bytes[place + 6] == UInt8(ascii: "_")
  else { return nil }
  let digits = bytes[place + 2..<place + 6]
  guard digits.allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit }) else { return nil }
  return UInt32(String(decoding: digits, as: UTF8.self), radix: 16).flatMap(Unicode.Scalar.init)
}
