public import Detection
public import Ingestion
public import Parameters

/// How customers are described.
public struct CustomerSettings: Codable, Sendable, Hashable {
  /// The day that recency counts to: `last+1`, `last`, or a date such as `2011-12-10`.
  public var reference: String

  /// The features that customers are grouped by; empty means recency, frequency and monetary, or
  /// every numeric column of a customer table.
  public var features: [String]

  /// Features that customers are not grouped by, of those above or of all.
  public var without: [String]

  /// The categories that customers are grouped by beside features, by methods that take them.
  public var categories: [String] = []

  enum CodingKeys: String, CodingKey { case reference, features, without, categories }
}

/// What happens to customers far outside the usual range.
public struct ExtremeSettings: Codable, Sendable, Hashable {
  /// Whether such customers stay or become groups of their own.
  public var handling: Handling

  /// The features that are looked at.
  public var features: [String]

  /// How far outside the quartiles a customer must lie, in interquartile ranges.
  public var fence: Double

  /// The names of groups by the features that stick out.
  public var groups: [ExtremeGroup]

  /// Whether extreme customers stay or become groups of their own.
  public enum Handling: String, RecipeWord {
    /// They are grouped with the others.
    case keep

    /// They become groups of their own.
    case setApart = "set-apart"
  }
}

/// The name and action of extreme customers in whom the same features stick out above their fences.
public struct ExtremeGroup: Codable, Sendable, Hashable {
  /// The features that stick out.
  public var features: [String]

  /// The name of the group.
  public var name: String

  /// What to do with these customers, as one sentence.
  public var action: String
}

/// How customers are grouped.
public struct ClusteringSettings: Codable, Sendable, Hashable {
  /// The identifier of the method.
  public var method: String

  /// Hyper-parameters of the method that differ from their defaults.
  public var parameters: [String: Setting]

  /// The numbers of segments to choose from.
  public var clusters: ClusterCount

  /// What the number is chosen by.
  public var chooseBy: Measure = .silhouette

  /// What a number of segments is chosen by.
  public enum Measure: String, RecipeWord {
    /// The silhouette, or the knee of the inertia where its silhouette is near the best.
    case silhouette

    /// The gap statistic.
    case gap
  }
}

/// How what drives the groups is found.
public struct DriverSettings: Codable, Sendable, Hashable {
  /// The number of trees of the forest that learns the segments.
  public var trees: Int
}

/// How unusual customers or lines are found.
public struct UnusualSettings: Codable, Sendable, Hashable {
  /// What is scored.
  public var level: Level

  /// The identifier of the detector.
  public var method: String

  /// Hyper-parameters of the detector that differ from their defaults.
  public var parameters: [String: Setting]

  /// What makes a score unusual.
  public var rule: UnusualRule

  /// The column of a customer table that says which customers are known to be unusual; detectors are
  /// measured by it and do not see it.
  public var labels: String?

  /// What is scored: customers or lines of invoices.
  public enum Level: String, RecipeWord {
    /// One row a customer.
    case customers

    /// One row a line of an invoice.
    case lines
  }
}

/// How customers are shown in a plane.
public struct PlaneSettings: Codable, Sendable, Hashable {
  /// The identifier of the projector.
  public var method: String

  /// Hyper-parameters of the projector that differ from their defaults.
  public var parameters: [String: Setting]

  /// The plane of the first two principal components.
  static let usual = PlaneSettings(method: "pca", parameters: [:])
}

/// How segments are named.
public struct NamingSettings: Codable, Sendable, Hashable {
  /// The identifier of the vocabulary.
  public var vocabulary: String
}

extension CustomerSettings {
  /// The day that recency counts to where nothing else is said.
  static let usualReference = "last+1"

  /// Reads settings, giving what is left out its default.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    reference = try values.decodeIfPresent(String.self, forKey: .reference) ?? Self.usualReference
    features = try values.decodeIfPresent([String].self, forKey: .features) ?? []
    without = try values.decodeIfPresent([String].self, forKey: .without) ?? []
    categories = try values.decodeIfPresent([String].self, forKey: .categories) ?? []
  }

  /// Writes settings; where there are no categories nothing of them, as before there were any.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(reference, forKey: .reference)
    try values.encode(features, forKey: .features)
    try values.encode(without, forKey: .without)
    if !categories.isEmpty { try values.encode(categories, forKey: .categories) }
  }
}

extension ExtremeGroup {
  /// Whether these features and no others stick out, all of them above.
  func describes(_ sides: [FenceSide]) -> Bool {
    sides.allSatisfy(\.isAbove) && Set(features) == Set(sides.map(\.feature))
  }
}

extension ExtremeSettings {
  /// Reads settings, giving what is left out its default.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    handling = try values.decodeIfPresent(Handling.self, forKey: .handling) ?? .keep
    features = try values.decodeIfPresent([String].self, forKey: .features) ?? []
    fence = try values.decodeIfPresent(Double.self, forKey: .fence) ?? 1.5
    groups = try values.decodeIfPresent([ExtremeGroup].self, forKey: .groups) ?? []
  }
}

extension ClusteringSettings {
  /// Reads settings, giving what is left out its default.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    method = try values.decodeIfPresent(String.self, forKey: .method) ?? "k-means"
    parameters = try values.decodeIfPresent([String: Setting].self, forKey: .parameters) ?? [:]
    clusters =
      try values.decodeIfPresent(ClusterCount.self, forKey: .clusters)
      ?? ClusterCount(from: 2, to: 10)
    chooseBy = try values.decodeIfPresent(Measure.self, forKey: .chooseBy) ?? .silhouette
  }
}

extension PlaneSettings {
  /// Reads settings, giving what is left out its default.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    method = try values.decodeIfPresent(String.self, forKey: .method) ?? Self.usual.method
    parameters = try values.decodeIfPresent([String: Setting].self, forKey: .parameters) ?? [:]
  }
}

extension UnusualSettings {
  /// Reads settings, giving what is left out its default.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    level = try values.decodeIfPresent(Level.self, forKey: .level) ?? .customers
    method = try values.decodeIfPresent(String.self, forKey: .method) ?? "isolation-forest"
    parameters = try values.decodeIfPresent([String: Setting].self, forKey: .parameters) ?? [:]
    rule = try values.decodeIfPresent(UnusualRule.self, forKey: .rule) ?? .automatic
    labels = try values.decodeIfPresent(String.self, forKey: .labels)
  }
}
