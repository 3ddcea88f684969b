import FoundationEssentials

extension Response {
  /// A value as JSON.
  ///
  /// - Parameters:
  ///   - value: The value; its numbers must be finite.
  ///   - status: The status code.
  /// - Returns: The response.
  /// - Throws: `EncodingError` when the value cannot be told in JSON.
  public static func encoding(_ value: some Encodable, status: Int = 200) throws -> Response {
    let encoder = JSONEncoder()
    // Sorted keys: the same value always gives the same bytes.
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return .bytes(Array(try encoder.encode(value)), type: "application/json", status: status)
  }
}

extension Request {
  /// Reads the body as JSON.
  ///
  /// - Parameters:
  ///   - type: What it describes.
  ///   - most: The most bytes of the body.
  /// - Returns: The value.
  /// - Throws: ``BodyError`` when the body did not arrive, ``Problem`` 400 when it is no such value.
  public func decode<Value: Decodable>(
    _ type: Value.Type, upTo most: Int = 1 << 20
  ) async throws -> Value {
    let bytes = try await body.collect(upTo: most)
    do {
      return try JSONDecoder().decode(type, from: Data(bytes))
    } catch let error as DecodingError {
      throw Problem(error)
    }
  }
}

extension Problem {
  /// Says what is wrong with JSON, and where, without the values in it.
  init(_ error: DecodingError) {
    let (sentence, path): (String, [any CodingKey]) =
      switch error {
      case .keyNotFound(let key, let context):
        ("The field '\(key.stringValue)' is missing.", context.codingPath + [key])
      case .typeMismatch(_, let context):
        ("A field has a value of another type than it should.", context.codingPath)
      case .valueNotFound(_, let context):
        ("A field is null that must have a value.", context.codingPath)
      case .dataCorrupted(let context):
        (
          context.codingPath.isEmpty
            ? "The body is not valid JSON." : "A field has a value that it cannot have.",
          context.codingPath
        )
      @unknown default: ("The body is not what was expected.", [])
      }
    let location = path.map(\.stringValue).joined(separator: ".")
    self.init(400, "bad-json", sentence, at: location.isEmpty ? nil : location)
  }
}
