public import Ingestion

/// One row a customer: who they are and what describes them.
public struct CustomerTable: Sendable {
  /// The customers, in ascending order: by number when all are whole numbers, else as texts.
  public let identifiers: [String]

  /// Numbers that describe customers, in their own units.
  public let features: [FeatureColumn]

  /// Words that describe customers.
  public let categories: [CategoryColumn]

  /// The first purchase of each, in microseconds since 1970; empty for a customer table.
  public let firstPurchase: [Int64]

  /// The last purchase of each, in microseconds since 1970; empty for a customer table.
  public let lastPurchase: [Int64]

  /// What each spent, exact; empty for a customer table.
  public let spend: [Money]

  /// What a reader should know, as sentences.
  public let notes: [String]

  /// Creates a table.
  public init(
    identifiers: [String], features: [FeatureColumn], categories: [CategoryColumn] = [],
    firstPurchase: [Int64] = [], lastPurchase: [Int64] = [], spend: [Money] = [],
    notes: [String] = []
  ) {
    self.identifiers = identifiers
    self.features = features
    self.categories = categories
    self.firstPurchase = firstPurchase
    self.lastPurchase = lastPurchase
    self.spend = spend
    self.notes = notes
  }

  /// The names of the features that transactions give.
  public static let transactionFeatures = [
    "recency", "frequency", "monetary", "tenure", "average_order", "lines", "products",
    "return_share",
  ]

  /// Those of them that customers are grouped by where nothing else is said.
  public static let groupedByDefault = ["recency", "frequency", "monetary"]

  /// Returns the feature with a name, or `nil`.
  public func feature(_ name: String) -> FeatureColumn? { features.first { $0.name == name } }
}

/// A number that describes customers.
public struct FeatureColumn: Sendable {
  /// The name, as in tables and recipes.
  public let name: String

  /// What it counts.
  public let kind: FeatureKind

  /// One value a customer; NaN where it is missing.
  public let values: [Double]

  /// Creates a feature.
  public init(name: String, kind: FeatureKind, values: [Double]) {
    self.name = name
    self.kind = kind
    self.values = values
  }
}

/// What a feature counts.
public enum FeatureKind: String, Codable, Sendable, CaseIterable {
  /// Days.
  case days

  /// Things.
  case count

  /// Money.
  case money

  /// A part, 0 to 1.
  case share

  /// Anything else.
  case number
}

/// A word that describes customers.
public struct CategoryColumn: Sendable {
  /// The name, as in tables.
  public let name: String

  /// One value a customer, `nil` where it is missing.
  public let values: [String?]

  /// Creates a category.
  public init(name: String, values: [String?]) {
    self.name = name
    self.values = values
  }
}
