extension DecodingError {
  /// Where the value stands, such as `clustering.clusters`.
  var place: String {
    let context =
      switch self {
      case .typeMismatch(_, let context), .valueNotFound(_, let context),
        .keyNotFound(_, let context), .dataCorrupted(let context):
        context
      @unknown default: DecodingError.Context(codingPath: [], debugDescription: "")
      }
    return context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }
      .joined(separator: ".")
  }

  /// What is wrong, as a phrase without a full stop.
  var reason: String {
    let text =
      switch self {
      case .typeMismatch(let type, _): "expected \(words(for: type))"
      case .valueNotFound(let type, _): "expected \(words(for: type)), but there is nothing"
      case .keyNotFound(let key, _): "'\(key.stringValue)' is missing"
      case .dataCorrupted(let context):
        context.underlyingError.map { "\($0)" } ?? context.debugDescription
      @unknown default: "\(self)"
      }
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }
}

/// What a person writes for a value of a type.
private func words(for type: any Any.Type) -> String {
  switch type {
  case is Int.Type, is UInt64.Type: return "a whole number"
  case is Double.Type: return "a number"
  case is String.Type: return "a text in quotes"
  case is Bool.Type: return "true or false"
  default:
    let name = "\(type)"
    if name.hasPrefix("Array") { return "a list in brackets" }
    return name.hasPrefix("Dictionary") ? "an object in braces" : name
  }
}
