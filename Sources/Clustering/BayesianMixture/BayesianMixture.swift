public import Parameters

/// Describes customers as drawn from normal distributions whose number follows from the data.
///
/// Begins with as many components as allowed, from groups of k-means, and works out what the rows
/// say about all their weights, means and covariances at once (variational inference). A component
/// that explains little loses its weight, and those that no row belongs to most are left out; so
/// the number found is at most ``components``. The priors are those of scikit-learn.
/// Complexity of a start: O(iterations · `n` · `k` · `d`²).
///
/// > D. M. Blei, M. I. Jordan. "Variational inference for Dirichlet process mixtures." *Bayesian
/// > Analysis* 1 (1), 2006, doi:[10.1214/06-BA104](https://doi.org/10.1214/06-BA104)
/// >
/// > H. Attias. "A variational Bayesian framework for graphical models." *NIPS* 12, 2000.
public struct BayesianMixture: Clusterer {
  /// The most groups.
  public var components: Int

  /// What the distributions may look like.
  public var covariance: CovarianceShape

  /// What is expected of the weights.
  public var weightPrior: WeightPrior

  /// How many components are expected to matter: more, the greater; 0 for 1 / ``components``.
  public var concentration: Double

  /// How many rows the expectation of the means, the mean of all rows, counts as.
  public var meanPrecision: Double

  /// What is added to every variance, on the scale of the rows.
  public var floor: Double

  /// How many times to begin anew; the result with the greatest lower bound is kept.
  public var starts: Int

  /// The most iterations of one start.
  public var maximumIterations: Int

  /// How little the lower bound may change for a start to end.
  public var tolerance: Double

  /// Creates a clusterer.
  ///
  /// - Parameters:
  ///   - components: The most groups.
  ///   - covariance: What the distributions may look like.
  ///   - weightPrior: What is expected of the weights.
  ///   - concentration: How many components are expected to matter; 0 for 1 / `components`.
  ///   - meanPrecision: How many rows the expectation of the means counts as.
  ///   - floor: What is added to every variance.
  ///   - starts: How many times to begin anew.
  ///   - maximumIterations: The most iterations of one start.
  ///   - tolerance: How little the lower bound may change for a start to end.
  public init(
    components: Int = 10, covariance: CovarianceShape = .full,
    weightPrior: WeightPrior = .dirichletProcess, concentration: Double = 0,
    meanPrecision: Double = 1, floor: Double = 1e-6, starts: Int = 1,
    maximumIterations: Int = 1_000, tolerance: Double = 1e-3
  ) {
    self.components = components
    self.covariance = covariance
    self.weightPrior = weightPrior
    self.concentration = concentration
    self.meanPrecision = meanPrecision
    self.floor = floor
    self.starts = starts
    self.maximumIterations = maximumIterations
    self.tolerance = tolerance
  }

  /// Creates a clusterer with its default hyper-parameters.
  public init() { self.init(components: 10) }

  public static let identifier = "bayesian-gaussian-mixture"

  public static let summary =
    "Overlapping ellipsoids that vanish where they explain nothing; finds the number."

  public static let parameters: [Parameter<Self>] = [
    .integer("components", \.components, .between(1, 256), "the most groups"),
    .choice("covariance", \.covariance, "what the distributions may look like"),
    .choice("weightPrior", \.weightPrior, "what is expected of the weights"),
    .number(
      "concentration", \.concentration, .between(0, 1e6),
      "how many groups are expected to matter: more, the greater; 0: 1 / components"),
    .number(
      "meanPrecision", \.meanPrecision, .between(1e-6, 1e6),
      "how many customers the expectation of the means counts as"),
    .number("floor", \.floor, .between(1e-12, 1), "what is added to every variance"),
    .integer("starts", \.starts, .between(1, 1_000), "how many times to begin anew"),
    .integer(
      "maximumIterations", \.maximumIterations, .between(1, 100_000),
      "the most iterations of one start"),
    .number(
      "tolerance", \.tolerance, .between(0, 1),
      "how little the lower bound may change for a start to end"),
  ]
}
