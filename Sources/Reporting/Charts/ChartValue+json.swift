extension ChartValue {
  /// The value as JSON that may stand inside a script element: `<` and line separators are escaped.
  public var json: String {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func append(to bytes: inout [UInt8]) {
    switch self {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .boolean(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
    case .number(let value): appendNumber(value, to: &bytes)
    case .text(let text): appendText(text, to: &bytes)
    case .list(let values):
      appendAll(values, "[", "]", to: &bytes) { $0.append(to: &$1) }
    case .object(let members):
      appendAll(members, "{", "}", to: &bytes) { member, bytes in
        appendText(member.name, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        member.value.append(to: &bytes)
      }
    }
  }
}

private func appendAll<Element>(
  _ elements: [Element], _ open: Unicode.Scalar, _ close: Unicode.Scalar, to bytes: inout [UInt8],
  _ body: (Element, inout [UInt8]) -> Void
) {
  bytes.append(UInt8(ascii: open))
  for (index, element) in elements.enumerated() {
    if index > 0 { bytes.append(UInt8(ascii: ",")) }
    body(element, &bytes)
  }
  bytes.append(UInt8(ascii: close))
}

/// Writes a number shortest, a whole one without a decimal point.
private func appendNumber(_ value: Double, to bytes: inout [UInt8]) {
  guard value.isFinite else {
    bytes.append(contentsOf: "null".utf8)
    return
  }
  if let whole = Int64(exactly: value), abs(value) < 0x1p53 {
    bytes.append(contentsOf: "\(whole)".utf8)
  } else {
    bytes.append(contentsOf: "\(value)".utf8)
  }
}

/// Writes a text so that neither JSON, HTML nor JavaScript sees an end in it.
private func appendText(_ text: String, to bytes: inout [UInt8]) {
  bytes.append(UInt8(ascii: "\""))
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": bytes.append(contentsOf: "\\\"".utf8)
    case "\\": bytes.append(contentsOf: "\\\\".utf8)
    case "\u{0}"..."\u{1F}", "<", ">", "&", "\u{7F}", "\u{2028}", "\u{2029}":
      let digits = String(scalar.value, radix: 16)
      bytes.append(contentsOf: "\\u\(String(repeating: "0", count: 4 - digits.count))".utf8)
      bytes.append(contentsOf: digits.utf8)
    default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
  }
  bytes.append(UInt8(ascii: "\""))
}

/// Rounds to five significant digits: more cannot be seen in a picture, and would fill the page.
func pictured(_ value: Double) -> Double {
  guard value.isFinite, value != 0 else { return value }
  var scale = 1.0
  while abs(value) * scale < 10_000 && scale < 1e12 { scale *= 10 }
  return (value * scale).rounded() / scale
}
