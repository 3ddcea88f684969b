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
public struct KMeans: Clusterer {
  /// The number of groups.
  public var clusters: Int

  /// How many times to begin anew; the best result is kept.
  public var starts: Int

  /// The most iterations of one start.
  public var maximumIterations: Int

  /// Creates a clusterer.
  ///
  /// - Parameters:
  ///   - clusters: The number of groups.
  ///   - starts: How many times to begin anew; the best result is kept.
  ///   - maximumIterations: The most iterations of one start.
  public init(clusters: Int = 4, starts: Int = 10, maximumIterations: Int = 1_000) {
    self.clusters = clusters
    self.starts = starts
    self.maximumIterations = maximumIterations
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
  ]
}
