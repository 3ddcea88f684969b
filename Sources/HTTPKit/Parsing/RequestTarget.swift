/// What a request asks for.
struct RequestTarget: Sendable, Hashable {
  /// The path as it was sent, or `*`.
  var path: String

  /// The decoded segments of the path; none for `/`.
  var segments: [String]

  /// What follows the question mark, as it was sent.
  var query: String?

  /// The host and port, when the target is a whole address.
  var authority: String?

  /// Reads a target: a path, a whole http address, or `*` for OPTIONS.
  ///
  /// - Throws: ``Problem`` 400 when it is anything else.
  init(_ text: String, _ method: Method) throws(Problem) {
    guard !text.isEmpty,
      text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "#") })
    else { throw .badTarget }
    if text == "*", method == .options {
      (path, segments) = ("*", ["*"])
      return
    }
    var rest = text[...]
    if !text.hasPrefix("/") { authority = try takeAuthority(&rest) }
    let parts = rest.pieces(between: "?", atMost: 2)
    path = parts[0].isEmpty ? "/" : String(parts[0])
    query = parts.count > 1 ? String(parts[1]) : nil
    segments = try decodeSegments(parts[0])
  }
}

/// Takes `http://host:port` off the front of a whole address.
private func takeAuthority(_ rest: inout Substring) throws(Problem) -> String {
  let scheme = rest.prefix { $0 != ":" }
  guard ["http", "https"].contains(scheme.lowercased()),
    rest.dropFirst(scheme.count).hasPrefix("://")
  else { throw .badTarget }
  rest = rest.dropFirst(scheme.count + 3)
  let authority = rest.prefix { $0 != "/" && $0 != "?" }
  guard !authority.isEmpty else { throw .badTarget }
  rest = rest.dropFirst(authority.count)
  return String(authority)
}

/// Cuts a path at its slashes and decodes the pieces; an empty path and `/` have none.
///
/// Segments that would climb (`.` and `..`), or hold a slash, a backslash or a control character
/// once decoded, are refused: no route has a use for them, and they are how one leaves a folder.
private func decodeSegments(_ path: Substring) throws(Problem) -> [String] {
  guard path.utf8.count > 1 else { return [] }
  var segments: [String] = []
  for part in path.dropFirst().pieces(between: "/") {
    guard let segment = decodePercents(part, plusIsSpace: false), segment != ".", segment != "..",
      !segment.utf8.contains(where: { $0 == Byte.slash || $0 == 0x5C || $0.isControl })
    else { throw .badTarget }
    segments.append(segment)
  }
  return segments
}

extension Problem {
  /// Says that a target is malformed.
  fileprivate static let badTarget = badMessage(
    "The target must be a path such as /a/b?c=d, with valid escapes and no climbing.")

  /// A problem of a message that two programs could read in two ways.
  static func badMessage(_ sentence: String) -> Problem { Problem(400, "bad-message", sentence) }
}
