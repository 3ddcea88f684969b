public import Parameters

/// Describes customers as drawn from some normal distributions, and tells to which each belongs most.
///
/// Expectation-maximisation from groups of k-means. The floor is added to every variance, so that a
/// component cannot shrink onto rows that share a value, such as all customers who bought once.
/// Complexity of a start: O(iterations · `n` · `k` · `d`²).
///
/// > A. P. Dempster, N. M. Laird, D. B. Rubin. "Maximum likelihood from incomplete data via the EM
/// > algorithm." *J. Royal Statistical Society B* 39, 1977,
/// > doi:[10.1111/j.2517-6161.1977.tb01600.x](https://doi.org/10.1111/j.2517-6161.1977.tb01600.x)
public struct GaussianMixture: CountedClusterer {
  /// The number of groups.
  public var clusters: Int

  /// What the distributions may look like.
  public var covariance: CovarianceShape

  /// What is added to every variance, on the scale of the rows.
  public var floor: Double

  /// How many times to begin anew; the most likely result is kept.
  public var starts: Int

  /// The most iterations of one start.
  public var maximumIterations: Int

  /// How little the mean log density may change for a start to end.
  public var tolerance: Double

  /// Creates a clusterer.
  ///
  /// - Parameters:
  ///   - clusters: The number of groups.
  ///   - covariance: What the distributions may look like.
  ///   - floor: What is added to every variance.
  ///   - starts: How many times to begin anew.
  ///   - maximumIterations: The most iterations of one start.
  ///   - tolerance: How little the mean log density may change for a start to end.
  public init(
    clusters: Int = 4, covariance: CovarianceShape = .full, floor: Double = 1e-6, starts: Int = 1,
    maximumIterations: Int = 200, tolerance: Double = 1e-4
  ) {
    self.clusters = clusters
    self.covariance = covariance
    self.floor = floor
    self.starts = starts
    self.maximumIterations = maximumIterations
    self.tolerance = tolerance
  }

  /// Creates a clusterer with its default hyper-parameters.
  public init() { self.init(clusters: 4) }

  public static let identifier = "gaussian-mixture"

  public static let summary = "Overlapping ellipsoids, with the chance that a customer is in each."

  public static let parameters: [Parameter<Self>] = [
    .integer("clusters", \.clusters, .between(1, 256), "the number of groups"),
    .choice("covariance", \.covariance, "what the distributions may look like"),
    .number("floor", \.floor, .between(1e-12, 1), "what is added to every variance"),
    .integer("starts", \.starts, .between(1, 1_000), "how many times to begin anew"),
    .integer(
      "maximumIterations", \.maximumIterations, .between(1, 100_000),
      "the most iterations of one start"),
    .number(
      "tolerance", \.tolerance, .between(0, 1),
      "how little the mean log density may change for a start to end"),
  ]
}
