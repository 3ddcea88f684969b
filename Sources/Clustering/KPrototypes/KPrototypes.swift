public import Parameters

/// Puts customers into compact groups by numbers and categories together.
///
/// A group has a prototype: the means of its numbers and the most frequent value of each category. A
/// row is as far from it as the squared differences of their numbers, and ``gamma`` for each category
/// in which they differ. Rows go to the nearest prototype one after another, and the prototypes of
/// both groups follow at once, until no row goes. Seeds are drawn far from each other, as by
/// k-means++. Equal rows are one that counts so often; of equally frequent values the one with the
/// least code counts. Without categories it is k-means with means that follow at once.
///
/// > Z. Huang. "Extensions to the k-means algorithm for clustering large data sets with categorical
/// > values." *Data Mining and Knowledge Discovery* 2, 1998,
/// > doi:[10.1023/A:1009769707641](https://doi.org/10.1023/A:1009769707641)
public struct KPrototypes: CountedClusterer, MixedClusterer {
  /// The number of groups.
  public var clusters: Int

  /// What a category that differs counts, in squared units of the numbers; 0 has half the mean
  /// standard deviation of the numbers taken, and 1 where they have none.
  public var gamma: Double

  /// How many times to begin anew; the least cost is kept.
  public var starts: Int

  /// The most passes over the rows of one start.
  public var maximumIterations: Int

  /// How many of the last columns of the rows hold codes of categories.
  public var categoryCount = 0

  /// What a person may set; the rows tell how many categories there are.
  private enum CodingKeys: String, CodingKey { case clusters, gamma, starts, maximumIterations }

  /// Creates a clusterer.
  ///
  /// - Parameters:
  ///   - clusters: The number of groups.
  ///   - gamma: What a category that differs counts; 0 has it chosen.
  ///   - starts: How many times to begin anew.
  ///   - maximumIterations: The most passes over the rows of one start.
  ///   - categoryCount: How many of the last columns of the rows hold codes of categories.
  public init(
    clusters: Int = 4, gamma: Double = 0, starts: Int = 10, maximumIterations: Int = 100,
    categoryCount: Int = 0
  ) {
    self.clusters = clusters
    self.gamma = gamma
    self.starts = starts
    self.maximumIterations = maximumIterations
    self.categoryCount = categoryCount
  }

  /// Creates a clusterer with its default hyper-parameters.
  public init() { self.init(clusters: 4) }

  /// One start, after which further ones hardly move the groups of a resample.
  public var forResamples: Self {
    var method = self
    method.starts = 1
    return method
  }

  public static let identifier = "k-prototypes"

  public static let summary = "Compact groups by numbers and categories together."

  public static let parameters: [Parameter<Self>] = [
    .integer("clusters", \.clusters, .between(1, 256), "the number of groups"),
    .number(
      "gamma", \.gamma, .atLeast(0),
      "what a category that differs counts beside squared differences of numbers; 0: chosen"),
    .integer("starts", \.starts, .between(1, 1_000), "how many times to begin anew"),
    .integer(
      "maximumIterations", \.maximumIterations, .between(1, 100_000),
      "the most passes over the customers of one start"),
  ]
}
