/// What the head of a part says.
public struct PartHead: Sendable, Hashable {
  /// The name of the form's field.
  public let name: String

  /// The name of the file on the client's machine, without its folders; for showing, never for
  /// writing.
  public let fileName: String?

  /// The content type that the client claims.
  public let contentType: String?

  /// Whether the head named a field.
  let isNamed: Bool

  /// Reads the fields of a part.
  init(_ headers: Headers) {
    let disposition = FieldParameters(headers["content-disposition"] ?? "")
    let isForm = disposition.value == "form-data"
    isNamed = isForm && disposition["name"] != nil
    name = disposition["name"] ?? ""
    fileName = disposition["filename"].map(lastComponent)
    contentType = headers["content-type"]
  }
}

/// The part of a path after its last slash of either kind.
private func lastComponent(_ path: String) -> String {
  path.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
}

/// A field's value with parameters, such as `form-data; name="file"`.
struct FieldParameters: Sendable, Hashable {
  /// The value before the first semicolon, in small letters.
  let value: String
  private var parameters: [String: String] = [:]

  /// Reads the value of a field; parameters that are malformed are left out.
  init(_ text: String) {
    let first = text.prefix { $0 != ";" }
    value = first.lowercased().trimmingSpaces().description
    var rest = text.dropFirst(first.count)
    while rest.first == ";" {
      rest = rest.dropFirst()
      let name = rest.prefix { $0 != "=" && $0 != ";" }
      rest = rest.dropFirst(name.count)
      guard rest.first == "=" else { continue }
      rest = rest.dropFirst()
      let key = name.lowercased().trimmingSpaces().description
      let value = takeValue(&rest)
      // Of two parameters of one name, neither can be trusted more; the first one stays.
      if parameters[key] == nil { parameters[key] = value }
    }
  }

  /// The value of a parameter.
  subscript(name: String) -> String? { parameters[name] }
}

/// Takes a token or a quoted text off the front.
///
/// Browsers write a quote within a name as `%22` or after a backslash.
private func takeValue(_ rest: inout Substring) -> String {
  guard rest.first == "\"" else {
    let token = rest.prefix { $0 != ";" }
    rest = rest.dropFirst(token.count)
    return token.trimmingSpaces().description
  }
  var value = ""
  rest = rest.dropFirst()
  while let character = rest.popFirst(), character != "\"" {
    if character == "\\", rest.first == "\"" || rest.first == "\\", let escaped = rest.popFirst() {
      value.append(escaped)
    } else {
      value.append(character)
    }
  }
  rest = rest.drop { $0 != ";" }
  return value.replacing("%22", with: "\"")
}
