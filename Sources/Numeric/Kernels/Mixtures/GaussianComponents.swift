import Glibc

/// The parts of a mixture of normal distributions, as the kernels read them.
public struct GaussianComponents: Sendable {
  /// The number of components.
  public let count: Int

  /// The number of features.
  public let featureCount: Int

  /// The means, component after component.
  let means: [Double]

  /// The inverse Cholesky factors of the covariances, component after component, row after row.
  let factors: [Double]

  /// The part of each log density that no row changes, with the log of the weight.
  let constants: [Double]

  /// Prepares components.
  ///
  /// - Parameters:
  ///   - means: Shape `k × d`.
  ///   - factors: The inverse Cholesky factor of each covariance.
  ///   - weights: The share of each component, above 0.
  /// - Precondition: A factor and a weight for each mean.
  public init(means: Matrix, factors: [InverseCholesky], weights: [Double]) {
    self.init(means: means, factors: factors, logWeights: weights.map { log($0) })
  }

  /// Prepares components by the logarithms of their weights, whose weights need not sum to 1.
  ///
  /// - Parameters:
  ///   - means: Shape `k × d`.
  ///   - factors: The inverse Cholesky factor of each covariance.
  ///   - logWeights: What is added to the log density of each component.
  /// - Precondition: A factor and a weight for each mean.
  public init(means: Matrix, factors: [InverseCholesky], logWeights: [Double]) {
    precondition(factors.count == means.rowCount && logWeights.count == means.rowCount, "one each")
    count = means.rowCount
    featureCount = means.columnCount
    self.means = (0..<means.rowCount).flatMap { means.row($0) }
    self.factors = factors.flatMap(\.rows)
    let base = -0.5 * Double(means.columnCount) * log(2 * Double.pi)
    constants = zip(factors, logWeights).map { base - 0.5 * $0.logDeterminant + $1 }
  }

  /// Returns how uncertain memberships are.
  ///
  /// - Parameter sums: What a pass with these components told.
  /// - Returns: The sum over rows and components of −r log r, in nats.
  /// - Complexity: O(`k` · `d`³).
  public func entropy(of sums: MixtureSums) -> Double {
    let triangle = featureCount * (featureCount + 1) / 2
    return (0..<count).reduce(sums.logLikelihood) { total, component in
      let second = sums.second[component * triangle..<(component + 1) * triangle]
      let squares = squaredLength(in: component, of: second)
      return total - (constants[component] * sums.weights[component] - 0.5 * squares)
    }
  }

  /// The sum of squared distances, in the measure of a component, off a sum of products.
  private func squaredLength(in component: Int, of products: ArraySlice<Double>) -> Double {
    var sum = 0.0
    for feature in 0..<featureCount {
      let row = (component * featureCount + feature) * featureCount
      var cell = products.startIndex
      for a in 0...feature {
        for b in 0...a {
          let term = factors[row + a] * factors[row + b] * products[cell]
          sum += a == b ? term : 2 * term
          cell += 1
        }
      }
    }
    return sum
  }
}
