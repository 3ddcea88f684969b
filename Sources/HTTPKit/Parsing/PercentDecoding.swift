/// Decodes percent escapes.
///
/// - Parameters:
///   - text: The text.
///   - plusIsSpace: Whether a plus sign means a space, as it does in queries and forms.
/// - Returns: The text, or nothing when an escape is broken or the result is not UTF-8.
func decodePercents(_ text: some StringProtocol, plusIsSpace: Bool) -> String? {
  guard text.utf8.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "+") }) else {
    return String(text)
  }
  var decoded: [UInt8] = []
  var bytes = text.utf8.makeIterator()
  while let byte = bytes.next() {
    switch byte {
    case UInt8(ascii: "%"):
      guard let high = bytes.next()?.hexadecimalValue, let low = bytes.next()?.hexadecimalValue
      else { return nil }
      decoded.append(high << 4 | low)
    case UInt8(ascii: "+") where plusIsSpace: decoded.append(Byte.space)
    default: decoded.append(byte)
    }
  }
  return String(validating: decoded, as: UTF8.self)
}
