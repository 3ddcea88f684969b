/// How one knows where a body ends.
enum BodyFraming: Sendable, Hashable {
  /// After so many bytes; zero for no body.
  case length(Int)

  /// After the chunk of no bytes.
  case chunked

  /// Concludes from the fields where the body ends.
  ///
  /// Stricter than RFC 9112, 6.3: two equal Content-Length fields are refused too, and a length
  /// beside a transfer coding always.
  ///
  /// - Throws: ``Problem`` when the fields are malformed or contradict each other.
  init(_ headers: Headers, isVersion11: Bool) throws(Problem) {
    let lengths = headers.values("content-length")
    let codings = headers.values("transfer-encoding")
    guard let coding = codings.first else {
      guard lengths.count <= 1 else {
        throw .badMessage("There must be at most one Content-Length field.")
      }
      self = .length(try lengths.first.map(parseLength) ?? 0)
      return
    }
    guard lengths.isEmpty else {
      throw .badMessage("Content-Length and Transfer-Encoding exclude each other; give one.")
    }
    let names = listElements(coding)
    guard codings.count == 1, isVersion11, !names.isEmpty, !names.dropLast().contains("chunked")
    else { throw .badMessage("Transfer-Encoding must be 'chunked', once, in HTTP/1.1.") }
    guard names == ["chunked"] else {
      throw Problem(
        501, "unknown-coding", "The only transfer coding understood is 'chunked'.")
    }
    self = .chunked
  }

  /// The length, when it is known beforehand.
  var length: Int? { if case .length(let length) = self { length } else { nil } }
}

/// Reads digits and nothing else, so few that they cannot overflow.
private func parseLength(_ text: String) throws(Problem) -> Int {
  guard text.utf8.count <= 15, let length = Int(text),
    text.utf8.allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") })
  else { throw .badMessage("Content-Length must be a whole number of digits.") }
  return length
}
