import Glibc
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
    let (count, width) = (method.clusters, rows.columnCount)
    let groups = GroupMeans(of: rows, labels: labels)
    var means = Matrix(rowCount: count, columnCount: width)
    for component in 0..<count {
      for feature in 0..<width { means[component, feature] = groups.means[component][feature] }
    }
    var second = [Double](repeating: 0, count: count * width * (width + 1) / 2)
    for (row, label) in labels.enumerated() {
      var cell = Int(label) * width * (width + 1) / 2
      for a in 0..<width {
        for b in 0...a {
          second[cell] +=
            (rows[row, a] - means[Int(label), a]) * (rows[row, b] - means[Int(label), b])
          cell += 1
        }
      }
    }
    let sizes = groups.counts.map(Double.init)
    weights = sizes.map { $0 / Double(rows.rowCount) }
    self.means = means
    covariances = method.covariances(
      sizes: sizes, shifts: [Double](repeating: 0, count: count * width), second: second,
      features: width)
  }

  /// Moves to what the sums of a pass tell.
  mutating func update(_ sums: MixtureSums, rows: Int, by method: GaussianMixture) {
    let width = means.columnCount
    // A component that has lost all its rows keeps its place with next to no weight.
    let sizes = sums.weights.map { max($0, 1e-300) }
    let shifts = sums.first.indices.map { sums.first[$0] / sizes[$0 / width] }
    for component in 0..<means.rowCount {
      for feature in 0..<width { means[component, feature] += shifts[component * width + feature] }
    }
    let total = sizes.reduce(0, +)
    weights = sizes.map { $0 / total }
    covariances = method.covariances(
      sizes: sizes, shifts: shifts, second: sums.second, features: width)
    logLikelihood = sums.logLikelihood
  }
}

extension GaussianMixture {
  /// Returns the covariances that sums of products tell, in the shape asked for, with the floor.
  ///
  /// - Parameters:
  ///   - sizes: The sum of memberships of each component.
  ///   - shifts: How far the means have moved from those the products are about.
  ///   - second: The sums of products, a lower triangle a component.
  ///   - width: The number of features.
  /// - Returns: A matrix a component, shape `d × d`.
  func covariances(
    sizes: [Double], shifts: [Double], second: [Double], features width: Int
  ) -> [Matrix] {
    var result = sizes.indices.map { component in
      var matrix = Matrix(rowCount: width, columnCount: width)
      var cell = component * width * (width + 1) / 2
      for a in 0..<width {
        for b in 0...a {
          let value =
            second[cell] / sizes[component]
            - shifts[component * width + a] * shifts[component * width + b]
          matrix[a, b] = value
          matrix[b, a] = value
          cell += 1
        }
      }
      return matrix
    }
    shape(&result, sizes: sizes)
    for component in result.indices {
      for feature in 0..<width { result[component][feature, feature] += floor }
    }
    return result
  }

  private func shape(_ matrices: inout [Matrix], sizes: [Double]) {
    let width = matrices.first?.columnCount ?? 0
    switch covariance {
    case .full: break
    case .tied: matrices = matrices.map { _ in weightedMean(of: matrices, sizes) }
    case .diagonal, .spherical:
      for component in matrices.indices {
        let variances = (0..<width).map { matrices[component][$0, $0] }
        let mean = variances.reduce(0, +) / Double(width)
        matrices[component] = Matrix(rowCount: width, columnCount: width)
        for feature in 0..<width {
          matrices[component][feature, feature] =
            covariance == .spherical ? mean : variances[feature]
        }
      }
    }
  }

  private func weightedMean(of matrices: [Matrix], _ sizes: [Double]) -> Matrix {
    let width = matrices.first?.columnCount ?? 0
    let total = sizes.reduce(0, +)
    var result = Matrix(rowCount: width, columnCount: width)
    for a in 0..<width {
      for b in 0..<width {
        var sum = 0.0
        for component in matrices.indices { sum += matrices[component][a, b] * sizes[component] }
        result[a, b] = sum / total
      }
    }
    return result
  }
}
