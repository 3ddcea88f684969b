import FoundationEssentials

/// JSON of any shape, to look at keys before types.
enum JSONTree: Decodable {
  case object([String: JSONTree])
  case list([JSONTree])
  /// A number, infinite when it is too large for one.
  case number(Double)
  /// A text, a switch, or nothing.
  case other

  init(from decoder: any Decoder) throws {
    if let object = try? decoder.singleValueContainer().decode([String: JSONTree].self) {
      self = .object(object)
    } else if let list = try? decoder.singleValueContainer().decode([JSONTree].self) {
      self = .list(list)
    } else {
      self = try .leaf(of: decoder.singleValueContainer())
    }
  }

  private static func leaf(of value: any SingleValueDecodingContainer) throws -> JSONTree {
    if value.decodeNil() || (try? value.decode(Bool.self)) != nil { return .other }
    if (try? value.decode(String.self)) != nil { return .other }
    return .number((try? value.decode(Double.self)) ?? .infinity)
  }

  /// Parses JSON5.
  static func parse(_ text: String, origin: String) throws(RecipeError) -> JSONTree {
    do {
      let decoder = JSONDecoder()
      decoder.allowsJSON5 = true
      return try decoder.decode(JSONTree.self, from: Data(text.utf8))
    } catch let error as DecodingError {
      throw .notJSON5(origin: origin, reason: JSON5Fault(in: text)?.description ?? error.reason)
    } catch {
      throw .notJSON5(origin: origin, reason: "\(error)")
    }
  }
}
