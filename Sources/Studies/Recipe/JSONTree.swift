import FoundationEssentials

/// JSON of any shape, to look at keys before types.
enum JSONTree: Decodable {
  case object([String: JSONTree])
  case list([JSONTree])
  case other

  init(from decoder: any Decoder) throws {
    if let object = try? decoder.singleValueContainer().decode([String: JSONTree].self) {
      self = .object(object)
    } else if let list = try? decoder.singleValueContainer().decode([JSONTree].self) {
      self = .list(list)
    } else {
      self = .other
    }
  }

  /// Parses JSON5.
  static func parse(_ text: String, origin: String) throws(RecipeError) -> JSONTree {
    do {
      let decoder = JSONDecoder()
      decoder.allowsJSON5 = true
      return try decoder.decode(JSONTree.self, from: Data(text.utf8))
    } catch let error as DecodingError {
      throw .notJSON5(origin: origin, reason: error.reason)
    } catch {
      throw .notJSON5(origin: origin, reason: "\(error)")
    }
  }
}

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
      case .typeMismatch(let type, _): "expected \(type)"
      case .valueNotFound(let type, _): "expected \(type), but there is nothing"
      case .keyNotFound(let key, _): "'\(key.stringValue)' is missing"
      case .dataCorrupted(let context):
        context.underlyingError.map { "\($0)" } ?? context.debugDescription
      @unknown default: "\(self)"
      }
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }
}
