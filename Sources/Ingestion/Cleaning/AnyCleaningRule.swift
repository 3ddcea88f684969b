import Parameters

/// A cleaning rule of any kind, stored under its identifier.
public struct AnyCleaningRule: Sendable {
  /// The rule.
  public let rule: any CleaningRule

  /// Wraps a rule.
  public init(_ rule: some CleaningRule) { self.rule = rule }

  /// The identifier of the rule.
  public var identifier: String { type(of: rule).identifier }
}

extension AnyCleaningRule: Equatable {
  /// Whether two rules are of one kind and set alike.
  public static func == (one: AnyCleaningRule, other: AnyCleaningRule) -> Bool {
    AnyHashable(one.rule) == AnyHashable(other.rule)
  }
}

extension AnyCleaningRule: Codable {
  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(_ text: String) { stringValue = text }
    init?(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { nil }
  }

  /// Reads `{ rule: "country", is: ["France"] }`.
  ///
  /// - Throws: `DecodingError` for a rule or a key that is not known, with the nearest word.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    let name = try container.decode(String.self, forKey: Key("rule"))
    guard let kind = RuleCatalog.all.first(where: { $0.identifier == name }) else {
      throw DecodingError.dataCorruptedError(
        forKey: Key("rule"), in: container,
        debugDescription:
          "there is no rule '\(name)'\(suggestion(for: name, among: RuleCatalog.identifiers))")
    }
    let known = ["rule"] + kind.keys
    let unknown = container.allKeys.map(\.stringValue).sorted().first { !known.contains($0) }
    if let unknown {
      throw DecodingError.dataCorruptedError(
        forKey: Key(unknown), in: container,
        debugDescription:
          "the rule '\(name)' has no key '\(unknown)'\(suggestion(for: unknown, among: known))")
    }
    rule = try kind.init(from: decoder)
    do { try rule.validate() } catch {
      throw DecodingError.dataCorruptedError(
        forKey: Key("rule"), in: container, debugDescription: error.description)
    }
  }

  /// Writes the rule with its identifier.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(identifier, forKey: Key("rule"))
    try rule.encode(to: encoder)
  }
}
