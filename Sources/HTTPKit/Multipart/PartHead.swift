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
    fileName = disposition["filename"].map(lastComponent(ofClientPath:))
    contentType = headers["content-type"]
  }
}

/// A field's value with parameters, such as `form-data; name="file"`.
///
/// It is read as Unicode scalars: a mark that a combining character follows is still that mark.
struct FieldParameters: Sendable, Hashable {
  /// The value before the first semicolon, in small letters.
  let value: String
  private var parameters: [String: String] = [:]

  /// Reads the value of a field; parameters that are malformed are left out.
  init(_ text: String) {
    var rest = text.unicodeScalars[...]
    value = normalised(take(from: &rest) { $0 != ";" })
    while rest.popFirst() != nil {
      let key = normalised(take(from: &rest) { $0 != "=" && $0 != ";" })
      guard rest.first == "=" else { continue }
      rest = rest.dropFirst()
      let value = takeValue(&rest)
      // Of two parameters of one name, neither can be trusted more; the first one stays.
      if parameters[key] == nil { parameters[key] = value }
    }
  }

  /// The value of a parameter.
  subscript(name: String) -> String? { parameters[name] }
}

private typealias Scalars = Substring.UnicodeScalarView

/// Takes the scalars off the front that belong to a piece.
private func take(from rest: inout Scalars, while belongs: (Unicode.Scalar) -> Bool) -> Substring {
  let piece = rest.prefix(while: belongs)
  rest = rest[piece.endIndex...]
  return Substring(piece)
}

/// A name in small letters without spaces around it.
private func normalised(_ name: Substring) -> String {
  name.smallLetters().trimmingSpaces().description
}

/// Takes a token or a quoted text off the front, up to the next semicolon.
///
/// Browsers write a quote within a name as `%22` or after a backslash.
private func takeValue(_ rest: inout Scalars) -> String {
  guard rest.first == "\"" else {
    return take(from: &rest) { $0 != ";" }.trimmingSpaces().description
  }
  var value = String.UnicodeScalarView()
  rest = rest.dropFirst()
  while let scalar = rest.popFirst(), scalar != "\"" {
    if scalar == "\\", rest.first == "\"" || rest.first == "\\", let escaped = rest.popFirst() {
      value.append(escaped)
    } else {
      value.append(scalar)
    }
  }
  rest = rest.drop { $0 != ";" }
  return String(value).replacing("%22", with: "\"")
}
