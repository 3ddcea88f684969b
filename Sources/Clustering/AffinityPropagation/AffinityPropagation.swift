public import Parameters

/// Has customers tell each other how well they would stand for one another, until some stand for all.
///
/// The customers that stand for others are the exemplars; their number follows from the preference,
/// which is how ready a customer is to stand for itself. Equal rows are one that counts so often. At
/// most 5,000 distinct rows are grouped, which takes 400 MB.
///
/// > B. J. Frey, D. Dueck. "Clustering by passing messages between data points." *Science* 315, 2007,
/// > doi:[10.1126/science.1136800](https://doi.org/10.1126/science.1136800)
public struct AffinityPropagation: Clusterer {
  /// The most distinct rows that are grouped.
  public static let mostRows = 5_000

  /// How ready a row is to stand for itself, as a squared distance with a minus.
  ///
  /// The nearer to zero, the more groups there are. 0 takes the median of all pairs, worked out on
  /// at most 2,000 rows.
  public var preference: Double

  /// The share of each message that stays as it was.
  public var damping: Double

  /// The most rounds of messages.
  public var maximumIterations: Int

  /// How many rounds the exemplars must stay the same.
  public var patience: Int

  /// Creates a clusterer.
  ///
  /// - Parameters:
  ///   - preference: How ready a row is to stand for itself; 0 takes the median.
  ///   - damping: The share of each message that stays as it was.
  ///   - maximumIterations: The most rounds of messages.
  ///   - patience: How many rounds the exemplars must stay the same.
  public init(
    preference: Double = 0, damping: Double = 0.7, maximumIterations: Int = 500, patience: Int = 15
  ) {
    self.preference = preference
    self.damping = damping
    self.maximumIterations = maximumIterations
    self.patience = patience
  }

  /// Creates a clusterer with its default hyper-parameters.
  public init() { self.init(preference: 0) }

  public static let identifier = "affinity-propagation"

  public static let summary = "Customers who stand for others, by messages; finds the number."

  public static let parameters: [Parameter<Self>] = [
    .number(
      "preference", \.preference, .between(-1e12, 0),
      "how ready a customer is to stand for itself; 0: the median of all pairs"),
    .number(
      "damping", \.damping, .between(0.5, 0.999), "the share of each message that stays as it was"),
    .integer(
      "maximumIterations", \.maximumIterations, .between(1, 100_000), "the most rounds of messages"
    ),
    .integer(
      "patience", \.patience, .between(1, 10_000),
      "how many rounds the exemplars must stay the same"),
  ]
}
