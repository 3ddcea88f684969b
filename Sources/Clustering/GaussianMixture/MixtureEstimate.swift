import Numeric

/// The weights, means and covariances of a mixture as they are estimated.
struct MixtureEstimate: Sendable {
  var weights: [Double]
  var means: Matrix
  var covariances: [Matrix]

  /// The log likelihood of all rows before the last change.
  var logLikelihood = -Double.infinity

  /// The components as kernels read them, or `nil` when a covariance is not positive definite.
  var components: GaussianComponents? {
    let factors = covariances.compactMap { inverseCholesky(of: $0) }
    guard factors.count == covariances.count else { return nil }
    return GaussianComponents(means: means, factors: factors, weights: weights)
  }

  /// Takes groups as the first memberships.
  ///
  /// - Parameters:
  ///   - labels: The group of each row, each group with a row.
  ///   - rows: The rows.
  ///   - method: The shape and the floor of covariances.
  init(_ labels: [Int32], of rows: Matrix, by method: GaussianMixture) {
    let moments = MixtureMoments(
      labels, of: rows, groups: method.clusters, shape: method.covariance, floor: method.floor)
    weights = moments.sizes.map { $0 / Double(rows.rowCount) }
    means = moments.means
    covariances = moments.covariances
  }

  /// Moves to what the sums of a pass tell.
  mutating func update(_ sums: MixtureSums, rows: Int, by method: GaussianMixture) {
    let moments = MixtureMoments(
      sums, around: means, shape: method.covariance, floor: method.floor)
    let total = moments.sizes.reduce(0, +)
    weights = moments.sizes.map { $0 / total }
    means = moments.means
    covariances = moments.covariances
    logLikelihood = sums.logLikelihood
  }
}
