import Numeric

extension CovarianceShape {
  /// Returns the covariances that sums of products tell, in this shape, with a floor.
  ///
  /// - Parameters:
  ///   - sizes: The sum of memberships of each component.
  ///   - shifts: How far the means have moved from those the products are about.
  ///   - second: The sums of products, a lower triangle a component.
  ///   - width: The number of features.
  ///   - floor: What is added to every variance.
  /// - Returns: A matrix a component, shape `d × d`.
  func covariances(
    sizes: [Double], shifts: [Double], second: [Double], features width: Int, floor: Double
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
    result = shaped(result, weights: sizes)
    for component in result.indices {
      for feature in 0..<width { result[component][feature, feature] += floor }
    }
    return result
  }

  /// Returns matrices in this shape: their diagonals, the means of these, or one mean of all.
  ///
  /// - Parameters:
  ///   - matrices: A matrix a component, shape `d × d`.
  ///   - weights: How much each counts where they become one.
  /// - Returns: As many matrices.
  func shaped(_ matrices: [Matrix], weights: [Double]) -> [Matrix] {
    switch self {
    case .full: return matrices
    case .tied:
      let mean = weightedMean(of: matrices, weights)
      return matrices.map { _ in mean }
    case .diagonal, .spherical:
      return matrices.map { matrix in
        let width = matrix.columnCount
        let variances = (0..<width).map { matrix[$0, $0] }
        let mean = variances.reduce(0, +) / Double(width)
        var result = Matrix(rowCount: width, columnCount: width)
        for feature in 0..<width {
          result[feature, feature] = self == .spherical ? mean : variances[feature]
        }
        return result
      }
    }
  }
}

private func weightedMean(of matrices: [Matrix], _ weights: [Double]) -> Matrix {
  let width = matrices.first?.columnCount ?? 0
  let total = weights.reduce(0, +)
  var result = Matrix(rowCount: width, columnCount: width)
  for a in 0..<width {
    for b in 0..<width {
      var sum = 0.0
      for component in matrices.indices { sum += matrices[component][a, b] * weights[component] }
      result[a, b] = sum / total
    }
  }
  return result
}
