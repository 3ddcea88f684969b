/// Returns bytes given in hexadecimal as Base64, which policies want.
///
/// > RFC 4648. S. Josefsson, "The Base16, Base32, and Base64 Data Encodings", 2006.
func base64(hexadecimal: String) -> String {
  let digits = hexadecimal.utf8.map { UInt32($0 <= 57 ? $0 - 48 : $0 - 87) }
  let bytes = stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
  var text = ""
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let group = bytes[start..<min(start + 3, bytes.count)]
    let bits = group.reduce(0) { $0 << 8 | $1 } << (8 * UInt32(3 - group.count))
    for place in 0...group.count {
      text.append(alphabet[Int(bits >> (18 - 6 * UInt32(place)) & 63)])
    }
    text += String(repeating: "=", count: 3 - group.count)
  }
  return text
}
