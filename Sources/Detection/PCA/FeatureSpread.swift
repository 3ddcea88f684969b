import Numeric

/// The means of features, and how they vary and vary together.
struct FeatureSpread: Sendable {
  /// The mean of each feature.
  let means: [Double]

  /// The covariances of features times ``sizes`` of both, with `n` below the line.
  private let scaled: Matrix

  /// What features were multiplied with, so that squares stay finite.
  private let sizes: [Double]

  /// Measures rows.
  ///
  /// - Complexity: O(`n` · `d`²).
  /// - Precondition: There is a row.
  init(of rows: Matrix) {
    let means = rows.columnMeans
    self.means = means
    let count = Double(rows.rowCount)
    var scatter = rows.scatter(about: means)
    // A feature whose values are all the same varies by nothing but the rounding of its mean.
    for feature in means.indices {
      let column = rows.column(feature)
      let isVaried = column.indices.contains { column[$0] != column[0] }
      for other in means.indices where !isVaried {
        (scatter[feature, other], scatter[other, feature]) = (0, 0)
      }
    }
    let deviations = means.indices.map { (scatter[$0, $0] / count).squareRoot() }
    sizes = deviations.map { $0 > 0 ? 1 / $0 : 0 }
    var scaled = scatter
    for a in means.indices {
      for b in means.indices { scaled[a, b] = scatter[a, b] / count * sizes[a] * sizes[b] }
    }
    self.scaled = scaled
  }

  /// One over the standard deviation of each feature, with `n` below the line; 1 where it is 0.
  var factors: [Double] { sizes.map { $0 > 0 ? $0 : 1 } }

  /// The features that vary.
  var varied: [Int] { sizes.indices.filter { sizes[$0] > 0 } }

  /// The correlations of features; those that do not vary have none, not even with themselves.
  var correlations: Matrix { scaled }

  /// Returns the covariances of features times factors, with `n` below the line.
  func covariance(scaledBy factors: [Double]) -> Matrix {
    var result = scaled
    for a in factors.indices {
      for b in factors.indices where sizes[a] > 0 && sizes[b] > 0 {
        result[a, b] = scaled[a, b] * (factors[a] / sizes[a]) * (factors[b] / sizes[b])
      }
    }
    return result
  }
}
