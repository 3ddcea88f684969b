/// The length of a head with its empty line, once that has come.
func findHeadEnd(_ bytes: Span<UInt8>) -> Int? {
  var i = 3
  while i < bytes.count {
    if bytes[i] == Byte.lineFeed, bytes[i - 1] == Byte.carriageReturn,
      bytes[i - 2] == Byte.lineFeed, bytes[i - 3] == Byte.carriageReturn
    {
      return i + 1
    }
    i += 1
  }
  return nil
}

/// Reads the fields of a part's head, with its empty line.
func readFields(_ head: [UInt8]) throws(MultipartError) -> Headers {
  var headers = Headers()
  for line in String(decoding: head, as: UTF8.self).split(separator: "\r\n") {
    let parts = line.pieces(between: ":", atMost: 2)
    guard parts.count == 2, !parts[0].isEmpty, parts[0].utf8.allSatisfy(\.isTokenByte) else {
      throw .badHead("A field must be a name, a colon and a value.")
    }
    guard !parts[1].utf8.contains(where: \.isControl) else {
      throw .badHead("It must not hold control characters.")
    }
    headers.add(String(parts[0]), String(parts[1].trimmingSpaces()))
  }
  return headers
}
