/// Returns a text as a JSON string, with its quotes.
///
/// Beside what JSON demands, `<`, `>` and `&` are escaped, so that the text is harmless should
/// anyone place it into a page.
public func jsonString(_ text: String) -> String {
  var bytes: [UInt8] = [UInt8(ascii: "\"")]
  bytes.reserveCapacity(text.utf8.count + 2)
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "\""): bytes += [0x5C, byte]
    case 0x5C: bytes += [0x5C, 0x5C]
    case 0x0A: bytes += [0x5C, UInt8(ascii: "n")]
    case ..<0x20, 0x7F, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"):
      bytes += Array("\\u00".utf8) + hexadecimalPair(byte)
    default: bytes.append(byte)
    }
  }
  bytes.append(UInt8(ascii: "\""))
  return String(decoding: bytes, as: UTF8.self)
}

/// The two hexadecimal digits of a byte.
private func hexadecimalPair(_ byte: UInt8) -> [UInt8] {
  [byte >> 4, byte & 15].map {
    $0 < 10 ? UInt8(ascii: "0") + $0 : UInt8(ascii: "a") + $0 - 10
  }
}
