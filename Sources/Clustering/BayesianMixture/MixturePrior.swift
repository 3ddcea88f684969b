import Numeric

/// What is expected of a mixture before the rows are seen: little, on the scale of all rows.
struct MixturePrior: Sendable {
  let shape: CovarianceShape
  let weightPrior: WeightPrior
  let concentration: Double

  /// How many rows the expected mean counts as.
  let meanPrecision: Double

  /// The mean of all rows.
  let mean: [Double]

  /// The covariance of all rows in the shape asked for, `d × d`, positive definite.
  let covariance: Matrix

  /// The degrees of freedom of the covariances: one a feature.
  var freedom: Double { Double(mean.count) }

  /// Measures the rows.
  ///
  /// - Parameters:
  ///   - rows: The rows, shape `n × d`, finite, at least one.
  ///   - method: What is expected.
  /// - Complexity: O(`n` · `d`²).
  init(_ rows: Matrix, by method: BayesianMixture) {
    shape = method.covariance
    weightPrior = method.weightPrior
    concentration =
      method.concentration > 0 ? method.concentration : 1 / Double(method.components)
    meanPrecision = method.meanPrecision
    mean = GroupMeans(of: rows, labels: Array(repeating: 0, count: rows.rowCount)).means[0]
    let width = rows.columnCount
    let whole =
      rows.rowCount > 1
      ? covarianceMatrix(of: rows, means: mean) : Matrix(rowCount: width, columnCount: width)
    var covariance = shape.shaped([whole], weights: [1])[0]
    if inverseCholesky(of: covariance) == nil {
      // A feature that never changes, or one that follows from others.
      for feature in 0..<width { covariance[feature, feature] += method.floor }
    }
    self.covariance = covariance
  }
}
