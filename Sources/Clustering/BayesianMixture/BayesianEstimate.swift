import Glibc
import Numeric

/// What the rows say of a mixture: distributions of its weights, means and covariances.
struct BayesianEstimate: Sendable {
  private let weights: WeightBelief

  /// How many rows each mean rests on.
  private let meanPrecisions: [Double]

  /// The degrees of freedom of each covariance.
  private let freedoms: [Double]

  /// The factors of the covariances.
  private let factors: [InverseCholesky]

  /// The expected mean of each component, shape `k × d`.
  let means: Matrix

  /// The expected covariance of each component, shape `d × d`.
  let covariances: [Matrix]

  /// The lower bound of the log evidence, without the terms that no row changes.
  var lowerBound = -Double.infinity

  /// The components as kernels read them; their weights are logarithms of what is expected.
  var components: GaussianComponents {
    GaussianComponents(means: means, factors: factors, logWeights: logWeights)
  }

  /// The expected weights, which sum to 1.
  var expectedWeights: [Double] { weights.expected }

  /// The expected logarithm of each weight, with what uncertain means and covariances take away.
  var logWeights: [Double] {
    let width = Double(means.columnCount)
    let logarithms = weights.expectedLogarithms
    return logarithms.indices.map { component in
      let freedom = freedoms[component]
      var spread = width * log(2)
      for feature in 0..<means.columnCount { spread += digamma(0.5 * (freedom - Double(feature))) }
      return logarithms[component] - 0.5 * width * log(freedom)
        + 0.5 * (spread - width / meanPrecisions[component])
    }
  }

  /// Learns from memberships; `nil` when a covariance is not positive definite.
  ///
  /// - Parameters:
  ///   - moments: What the memberships tell.
  ///   - prior: What was expected.
  /// - Complexity: O(`k` · `d`³).
  init?(_ moments: MixtureMoments, prior: MixturePrior) {
    let (sizes, width) = (moments.sizes, prior.mean.count)
    weights = WeightBelief(prior.weightPrior, concentration: prior.concentration, sizes: sizes)
    meanPrecisions = sizes.map { prior.meanPrecision + $0 }
    var means = moments.means
    for component in sizes.indices {
      for feature in 0..<width {
        means[component, feature] =
          (prior.meanPrecision * prior.mean[feature]
            + sizes[component] * moments.means[component, feature]) / meanPrecisions[component]
      }
    }
    self.means = means
    let mean = sizes.reduce(0, +) / Double(sizes.count)
    freedoms = sizes.map { prior.freedom + (prior.shape == .tied ? mean : $0) }
    covariances = Self.covariances(moments, prior, freedoms: freedoms)
    factors = covariances.compactMap { inverseCholesky(of: $0) }
    guard factors.count == sizes.count else { return nil }
  }

  private static func covariances(
    _ moments: MixtureMoments, _ prior: MixturePrior, freedoms: [Double]
  ) -> [Matrix] {
    let (sizes, width) = (moments.sizes, prior.mean.count)
    let scatters = sizes.indices.map { component in
      let share = prior.meanPrecision / (prior.meanPrecision + sizes[component])
      let gaps = (0..<width).map { moments.means[component, $0] - prior.mean[$0] }
      var scatter = moments.covariances[component]
      for a in 0..<width {
        for b in 0..<width {
          scatter[a, b] = sizes[component] * (scatter[a, b] + share * gaps[a] * gaps[b])
        }
      }
      return scatter
    }
    var result = prior.shape.shaped(scatters, weights: sizes.map { _ in 1 })
    for component in sizes.indices {
      for a in 0..<width {
        for b in 0..<width {
          result[component][a, b] =
            (prior.covariance[a, b] + result[component][a, b]) / freedoms[component]
        }
      }
    }
    return result
  }

  /// Returns the lower bound of the log evidence, without the terms that no row changes.
  ///
  /// - Parameter entropy: How uncertain the memberships are that it learned from.
  /// - Returns: The bound, in nats.
  func lowerBound(entropy: Double) -> Double {
    var bound = entropy - weights.logNorm
    for component in freedoms.indices {
      bound += logWishart(component)
      bound -= 0.5 * Double(means.columnCount) * log(meanPrecisions[component])
    }
    return bound
  }

  /// The logarithm of what makes the density of the precisions of a component integrate to 1,
  /// negated.
  private func logWishart(_ component: Int) -> Double {
    let (freedom, width) = (freedoms[component], Double(means.columnCount))
    let logFactor = -0.5 * factors[component].logDeterminant - 0.5 * width * log(freedom)
    var sum = freedom * logFactor + freedom * width * 0.5 * log(2)
    for feature in 0..<means.columnCount { sum += logGamma(0.5 * (freedom - Double(feature))) }
    return sum
  }
}
