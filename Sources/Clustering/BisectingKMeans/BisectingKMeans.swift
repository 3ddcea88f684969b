public import Parameters

/// Splits customers into two groups by k-means, then one of the groups into two, and so on.
///
/// Groups form a tree, and a customer goes down it: at each split to the nearer of two centres. The
/// splits are the same for every number of groups, so trying many numbers costs one tree. Groups with
/// more rows, or more spread, are split first, so it tends to even sizes.
///
/// > M. Steinbach, G. Karypis, V. Kumar. "A comparison of document clustering techniques." *KDD
/// > Workshop on Text Mining* 2000.
public struct BisectingKMeans: CountedClusterer {
  /// The number of groups.
  public var clusters: Int

  /// Which group is split next.
  public var split: SplitChoice

  /// How many times to begin each split anew; the best is kept.
  public var starts: Int

  /// The most iterations of one start.
  public var maximumIterations: Int

  /// How little the centres may move for a start to end, as in k-means.
  public var tolerance: Double

  /// Creates a clusterer.
  ///
  /// - Parameters:
  ///   - clusters: The number of groups.
  ///   - split: Which group is split next.
  ///   - starts: How many times to begin each split anew.
  ///   - maximumIterations: The most iterations of one start.
  ///   - tolerance: How little the centres may move for a start to end.
  public init(
    clusters: Int = 4, split: SplitChoice = .greatestInertia, starts: Int = 5,
    maximumIterations: Int = 1_000, tolerance: Double = 0
  ) {
    self.clusters = clusters
    self.split = split
    self.starts = starts
    self.maximumIterations = maximumIterations
    self.tolerance = tolerance
  }

  /// Creates a clusterer with its default hyper-parameters.
  public init() { self.init(clusters: 4) }

  public static let identifier = "bisecting-k-means"

  public static let summary =
    "Splits groups in two by k-means, one after another: a tree of splits."

  public static let parameters: [Parameter<Self>] = [
    .integer("clusters", \.clusters, .between(1, 256), "the number of groups"),
    .choice("split", \.split, "which group is split next"),
    .integer("starts", \.starts, .between(1, 1_000), "how many times to begin each split anew"),
    .integer(
      "maximumIterations", \.maximumIterations, .between(1, 100_000),
      "the most iterations of one start"),
    .number(
      "tolerance", \.tolerance, .between(0, 1), "how little the centres may move for a start to end"
    ),
  ]
}
