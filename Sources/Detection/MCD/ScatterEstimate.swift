import Glibc
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
  ///   - covariance: Shape `d × d`.
  ///   - widened: Whether it is widened a little where it is flat in some direction; otherwise rows
  ///     have no distance along that direction, as by scikit-learn's pseudo-inverse.
  init(middle: [Double], covariance: Matrix, widened: Bool = false) {
    let features = middle.count
    let factor = covariance.isFlat ? nil : inverseCholesky(of: covariance)
    if let factor, !isFlat(factor.rows, covariance) {
      self.init(middle, vectors: factor.rows, logDeterminant: factor.logDeterminant)
    } else if widened {
      var wide = covariance
      for feature in 0..<features { wide[feature, feature] += 1e-4 }
      let factor = inverseCholesky(of: wide)
      self.init(
        middle, vectors: factor?.rows ?? Array(repeating: 0, count: features * features),
        logDeterminant: factor?.logDeterminant ?? .infinity)
    } else {
      let found = principalDirections(covariance)
      self.init(
        middle,
        vectors: found.values.indices.flatMap { column in
          let length = found.values[column].squareRoot()
          return found.vectors.columnValues(column).map { $0 / length }
        },
        logDeterminant: found.values.reduce(0) { $0 + log($1) }
          + Double(features - found.values.count) * log(1e-30))
    }
  }

  /// Measures some rows, with their number below the line.
  ///
  /// - Complexity: O(`places` · `d`² + `d`³).
  init(of places: [Int], in rows: Matrix, widened: Bool = false) {
    let selected = rows.selectingRows(places)
    let middle = selected.columnMeans
    var covariance = selected.scatter(about: middle)
    let count = Double(places.count)
    for a in middle.indices {
      for b in middle.indices { covariance[a, b] /= count }
    }
    self.init(middle: middle, covariance: covariance, widened: widened)
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

  private init(_ middle: [Double], vectors: [Double], logDeterminant: Double) {
    self.init(
      directions: RowDirections(
        middle: middle, factors: Array(repeating: 1, count: middle.count), vectors: vectors),
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
