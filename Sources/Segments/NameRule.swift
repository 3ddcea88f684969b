/// One name a segment may be given, and what its numbers must show before it is.
public struct NameRule: Codable, Sendable, Hashable {
  /// The name, such as "Champions".
  public var name: String

  /// Where the segment's median must stand among all customers, by feature: 0 is the lowest
  /// customer, 1 the highest.
  public var when: [String: Standing]

  /// What the segment's median must be at least, by feature, in its unit: where most customers are
  /// alike, a standing alone says little.
  public var atLeast: [String: Double]

  /// How many times the median of all customers the segment's must be at least, by feature.
  public var timesUsual: [String: Double]

  /// What to do with these customers, as one sentence.
  public var action: String

  /// Creates a rule.
  ///
  /// - Parameters:
  ///   - name: The name.
  ///   - when: Where the median must stand among all customers, by feature.
  ///   - atLeast: What the median must be at least, by feature.
  ///   - timesUsual: How many times the usual the median must be, by feature.
  ///   - action: What to do with these customers, as one sentence.
  public init(
    _ name: String, when: [String: Standing], atLeast: [String: Double] = [:],
    timesUsual: [String: Double] = [:], action: String
  ) {
    self.name = name
    self.when = when
    self.atLeast = atLeast
    self.timesUsual = timesUsual
    self.action = action
  }
}

/// A stretch of the range of customers, from the lowest (0) to the highest (1).
public struct Standing: Codable, Sendable, Hashable {
  /// The least standing allowed.
  public var from: Double

  /// The greatest standing allowed.
  public var to: Double

  /// Creates a stretch.
  public init(_ from: Double, _ to: Double) {
    self.from = from
    self.to = to
  }

  /// Tells whether a standing lies in the stretch, both ends included.
  public func contains(_ standing: Double) -> Bool { from <= standing && standing <= to }

  /// Reads `[from, to]`.
  public init(from decoder: any Decoder) throws {
    var container = try decoder.unkeyedContainer()
    from = try container.decode(Double.self)
    to = try container.decode(Double.self)
  }

  /// Writes `[from, to]`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.unkeyedContainer()
    try container.encode(from)
    try container.encode(to)
  }
}

/// A list of names with their conditions, the most telling first.
public struct Vocabulary: Codable, Sendable, Hashable {
  /// The identifier used in recipes.
  public var identifier: String

  /// The names, the most telling first.
  public var rules: [NameRule]

  /// Creates a vocabulary.
  public init(_ identifier: String, _ rules: [NameRule]) {
    self.identifier = identifier
    self.rules = rules
  }
}
