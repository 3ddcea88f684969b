import Numeric

/// A middle and a covariance of some rows.
struct ScatterEstimate: Sendable {
  /// The middle, and the rows of a matrix that makes the covariance the identity.
  let directions: RowDirections

  /// The logarithm of the determinant of the covariance.
  let logDeterminant: Double

  /// Measures rows around a middle.
  ///
  /// - Parameters:
  ///   - middle: The middle of each feature.
  ///   - covariance: Shape `d × d`. Where it is flat in some direction, it is widened a little.
  init(middle: [Double], covariance: Matrix) {
    let features = middle.count
    var factor = covariance.isFlat ? nil : inverseCholesky(of: covariance)
    if factor.map(\.rows).map({ isFlat($0, covariance) }) ?? true {
      var widened = covariance
      for feature in 0..<features { widened[feature, feature] += 1e-4 }
      factor = inverseCholesky(of: widened)
    }
    directions = RowDirections(
      middle: middle, factors: Array(repeating: 1, count: features),
      vectors: factor?.rows ?? Array(repeating: 0, count: features * features))
    logDeterminant = factor?.logDeterminant ?? .infinity
  }

  /// Measures some rows, with their number below the line.
  ///
  /// - Complexity: O(`places` · `d`² + `d`³).
  init(of places: [Int], in rows: Matrix) {
    let blocked = BlockedRows(rows, selecting: places)
    let middle = blocked.featureMeans
    var covariance = blocked.scatter(about: middle)
    let count = Double(places.count)
    for a in middle.indices {
      for b in middle.indices { covariance[a, b] /= count }
    }
    self.init(middle: middle, covariance: covariance)
  }

  /// Returns the estimate with its covariance times a factor.
  func widened(by factor: Double) -> ScatterEstimate {
    let root = factor.squareRoot()
    return ScatterEstimate(
      directions: RowDirections(
        middle: directions.middle, factors: directions.factors,
        vectors: directions.vectors.map { $0 / root }),
      logDeterminant: logDeterminant)
  }

  private init(directions: RowDirections, logDeterminant: Double) {
    (self.directions, self.logDeterminant) = (directions, logDeterminant)
  }
}

extension Matrix {
  /// Whether a feature does not vary.
  fileprivate var isFlat: Bool { (0..<rowCount).contains { !(self[$0, $0] > 0) } }
}

/// Whether the features before it leave a feature next to nothing of its variance.
private func isFlat(_ whitening: [Double], _ covariance: Matrix) -> Bool {
  (0..<covariance.rowCount).contains { feature in
    let inverse = whitening[feature * covariance.rowCount + feature]
    return !(1 / (inverse * inverse) > 1e-12 * covariance[feature, feature])
  }
}
