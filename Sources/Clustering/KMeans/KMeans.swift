public import Parameters

/// Puts customers into round groups so that each is as near as possible to its group's mean.
///
/// Each start seeds its centres by greedy k-means++ and moves them by Lloyd's iterations until no
/// row changes its group; the start with the least inertia is kept. Starts run side by side, each
/// from its own random stream, so the result does not depend on the number of cores.
///
/// Scale the features first: a feature with a larger spread counts more. Complexity of one start:
/// O(iterations · `n` · `k` · `d`).
///
/// > S. P. Lloyd. "Least squares quantization in PCM." *IEEE Trans. Information Theory* 28 (2),
/// > 1982, doi:[10.1109/TIT.1982.1056489](https://doi.org/10.1109/TIT.1982.1056489)
/// >
/// > D. Arthur, S. Vassilvitskii. "k-means++: the advantages of careful seeding." *SODA* 2007.
public struct KMeans: CountedClusterer {
  /// The number of groups.
  public var clusters: Int

  /// How many times to begin anew; the best result is kept.
  public var starts: Int

  /// The most iterations of one start.
  public var maximumIterations: Int

  /// How little the centres may move for a start to end: the sum of squared moves, in mean variances
  /// of a feature; zero goes on until no row changes its group.
  public var tolerance: Double

  /// Whether each start goes on, after Lloyd's iterations, to move single rows while that lowers the
  /// inertia.
  ///
  /// It finds better optima, most of all for many groups and small data, at about twice the cost.
  /// Without it the results are those of plain k-means, as other software has it.
  public var refine: Bool

  /// Creates a clusterer.
  ///
  /// - Parameters:
  ///   - clusters: The number of groups.
  ///   - starts: How many times to begin anew; the best result is kept.
  ///   - maximumIterations: The most iterations of one start.
  ///   - tolerance: How little the centres may move for a start to end.
  ///   - refine: Whether to move single rows after Lloyd's iterations.
  public init(
    clusters: Int = 4, starts: Int = 10, maximumIterations: Int = 1_000, tolerance: Double = 0,
    refine: Bool = false
  ) {
    self.clusters = clusters
    self.starts = starts
    self.maximumIterations = maximumIterations
    self.tolerance = tolerance
    self.refine = refine
  }

  /// Creates a clusterer with its default hyper-parameters.
  public init() { self.init(clusters: 4) }

  public static let identifier = "k-means"

  public static let summary = "Round groups around means, as even in spread as the data allow."

  public static let parameters: [Parameter<Self>] = [
    .integer("clusters", \.clusters, .between(1, 256), "the number of groups"),
    .integer("starts", \.starts, .between(1, 1_000), "how many times to begin anew"),
    .integer(
      "maximumIterations", \.maximumIterations, .between(1, 100_000),
      "the most iterations of one start"),
    .number(
      "tolerance", \.tolerance, .between(0, 1), "how little the centres may move for a start to end"
    ),
    .flag("refine", \.refine, "move single rows afterwards, which finds better optima"),
  ]
}
