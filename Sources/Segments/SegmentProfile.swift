public import Features

/// What the customers of one segment are like.
public struct SegmentProfile: Codable, Sendable {
  /// The number of the segment: clusters first, then groups of customers set apart; that of an
  /// earlier study's segment that goes on in it, where there was one.
  public var identifier: Int

  /// A distinct name that the numbers support.
  public var name: String

  /// The numbers behind the name, as phrases.
  public var evidence: [String]

  /// What to do with these customers, as one sentence.
  public var action: String

  /// Whether these customers were set apart before the others were grouped.
  public let isSetApart: Bool

  /// The number of customers.
  public let customers: Int

  /// The part of all customers, 0 to 1.
  public let share: Double

  /// What these customers spent, or `nil` when the data have no money.
  public let revenue: Double?

  /// The part of what all customers spent, 0 to 1, or `nil` when the data have no money.
  public let revenueShare: Double?

  /// What each feature is like here, in the order of the table.
  public let features: [FeatureProfile]

  /// What each category is like here.
  public let categories: [CategoryProfile]
}

/// What one feature is like in one segment.
public struct FeatureProfile: Codable, Sendable {
  /// The name of the feature.
  public let name: String

  /// What the feature counts.
  public let kind: FeatureKind

  /// The mean of those who have it, in the unit of the feature; NaN when nobody has it.
  public let mean: Double

  /// The median of those who have it, in the unit of the feature; NaN when nobody has it.
  public let median: Double

  /// The mean of the segment divided by the mean of all customers, or `nil` when that is zero or nobody has it.
  public let index: Double?

  /// Where the median stands among all customers: 0 is the lowest, 1 the highest.
  public let standing: Double

  /// The median of all customers.
  public let usual: Double
}

/// What one category is like in one segment.
public struct CategoryProfile: Codable, Sendable {
  /// The name of the category column.
  public let name: String

  /// The most frequent values of the segment, the most frequent first, at most five.
  public let top: [CategoryShare]
}

/// How frequent one value of a category is in one segment.
public struct CategoryShare: Codable, Sendable {
  /// The value.
  public let value: String

  /// The part of the segment's customers that have it, 0 to 1.
  public let share: Double

  /// The part of all customers that have it, 0 to 1.
  public let overall: Double
}
