import Parameters

extension UnusualRule: Codable {
  private enum CodingKeys: String, CodingKey { case contamination, method, parameters }

  /// Reads `"automatic"`, `{"contamination": 0.02}` or `{"method": "evt", "parameters": {}}`.
  ///
  /// Names and values are checked by ``validate()``.
  public init(from decoder: any Decoder) throws {
    if let word = try? decoder.singleValueContainer().decode(String.self) {
      guard word == "automatic" else {
        throw DecodingError.dataCorrupted(
          .init(
            codingPath: decoder.codingPath,
            debugDescription:
              "The rule is '\(word)'; write \"automatic\", a contamination or a method."))
      }
      self = .automatic
      return
    }
    let container = try decoder.container(keyedBy: CodingKeys.self)
    guard container.contains(.method) else {
      self = .contamination(try container.decode(Double.self, forKey: .contamination))
      return
    }
    self.init(
      named: try container.decode(String.self, forKey: .method),
      parameters: try container.decodeIfPresent([String: Setting].self, forKey: .parameters) ?? [:])
  }

  /// Writes the shortest form that reads back as the same rule.
  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .automatic:
      var container = encoder.singleValueContainer()
      try container.encode("automatic")
    case .contamination(let share):
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(share, forKey: .contamination)
    case .method(let name, let parameters):
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(name, forKey: .method)
      if !parameters.isEmpty { try container.encode(parameters, forKey: .parameters) }
    }
  }
}
