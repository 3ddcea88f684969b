/// Which codings of content a client takes, and how gladly (RFC 9110, 12.5.3).
struct AcceptedCodings: Sendable, Hashable {
  /// How gladly, in thousandths; by name, in small letters.
  private var qualities: [String: Int] = [:]

  /// Reads the Accept-Encoding fields of a request.
  ///
  /// A coding with a malformed quality counts as refused: content as it is can always be read. Of
  /// a coding that is named twice, the lesser quality holds.
  init(_ headers: Headers) {
    for element in headers.listed("accept-encoding") {
      let parts = element.pieces(between: ";")
      let name = parts[0].trimmingSpaces()
      let quality = parts.dropFirst().map(qualityOfParameter).min() ?? 1_000
      qualities[String(name)] = min(quality, qualities[String(name)] ?? 1_000)
    }
  }

  /// Whether the client takes gzip, and not less gladly than content as it is.
  var prefersGzip: Bool {
    let quality = qualities["gzip"] ?? qualities["x-gzip"] ?? qualities["*"] ?? 0
    return quality > 0 && quality >= qualities["identity"] ?? 0
  }
}

extension Request {
  /// Whether content is to be sent compressed by gzip, if it can be.
  var prefersGzip: Bool { AcceptedCodings(headers).prefersGzip }
}

/// The quality that a parameter tells: `q=` and 0 or 1 with at most three decimals; 0 when it is
/// something else.
private func qualityOfParameter(_ text: Substring) -> Int {
  let parameter = text.trimmingSpaces()
  guard parameter.hasPrefix("q=") else { return 0 }
  let digits = Array(parameter.dropFirst(2).utf8)
  guard (1...5).contains(digits.count), digits[0] == 0x30 || digits[0] == 0x31,
    digits.count == 1 || digits[1] == UInt8(ascii: ".")
  else { return 0 }
  var thousandths = Int(digits[0] - 0x30) * 1_000
  for (digit, weight) in zip(digits.dropFirst(2), [100, 10, 1]) {
    guard (0x30...0x39).contains(digit) else { return 0 }
    thousandths += Int(digit - 0x30) * weight
  }
  return thousandths <= 1_000 ? thousandths : 0
}
