/// Reads a host with an optional port, and returns the host alone in small letters.
///
/// - Parameter text: Such as `shop.example:8080`, `127.0.0.1` or `[::1]:80`.
/// - Returns: The host, such as `shop.example`.
/// - Throws: ``Problem`` 400 when it is neither a name nor an address.
func parseHost(_ text: String) throws(Problem) -> String {
  let bytes = Array(text.utf8)
  let isBracketed = bytes.first == UInt8(ascii: "[")
  let end =
    isBracketed
    ? bytes.firstIndex(of: UInt8(ascii: "]")).map { $0 + 1 } ?? bytes.count
    : bytes.firstIndex(of: Byte.colon) ?? bytes.count
  let host = bytes[..<end]
  guard isBracketed ? isAddress(host) : isName(host), isPort(bytes[end...]) else {
    throw .badMessage(
      "The Host field must be a host name or address with an optional port.")
  }
  return String(decoding: host.map(\.lowercased), as: UTF8.self)
}

/// Whether bytes are a name or an IPv4 address.
private func isName(_ bytes: ArraySlice<UInt8>) -> Bool {
  !bytes.isEmpty && bytes.count <= 253
    && bytes.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), Byte.dash, UInt8(ascii: "."), UInt8(ascii: "_"):
        true
      default: false
      }
    }
}

/// Whether bytes look like an IPv6 address in brackets.
private func isAddress(_ bytes: ArraySlice<UInt8>) -> Bool {
  bytes.count > 3 && bytes.count <= 64 && bytes.last == UInt8(ascii: "]")
    && bytes.dropFirst().dropLast().allSatisfy {
      $0.hexadecimalValue != nil || $0 == Byte.colon || $0 == UInt8(ascii: ".")
    }
}

/// Whether bytes are nothing, or a colon and a port.
private func isPort(_ bytes: ArraySlice<UInt8>) -> Bool {
  guard let first = bytes.first else { return true }
  let digits = bytes.dropFirst()
  return first == Byte.colon && digits.count <= 5
    && digits.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
}
