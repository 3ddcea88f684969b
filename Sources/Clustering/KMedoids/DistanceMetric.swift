import Numeric

/// How far two customers are from each other.
public enum DistanceMetric: String, Sendable, Codable, CaseIterable {
  /// The root of the sum of squared differences.
  case euclidean

  /// The sum of absolute differences, to which one great difference counts less.
  case manhattan

  /// One less the cosine of the angle between two rows, whatever their lengths; a row of zeros is at
  /// 1 from all others.
  case cosine

  /// The sum of squared differences.
  case squaredEuclidean

  /// Gower's distance, from 0 to 1, which takes categories too; see ``GowerScale``.
  case gower

  /// What kernels work out.
  var kernel: PointMetric {
    switch self {
    case .euclidean: .euclidean
    case .manhattan, .gower: .manhattan
    case .cosine, .squaredEuclidean: .squaredEuclidean
    }
  }

  /// What a distance of the kernel is multiplied by.
  var factor: Double { self == .cosine ? 0.5 : 1 }

  /// Returns the rows as kernels measure them: by cosine, as points on the unit sphere, where half
  /// the squared distance is one less the cosine without its rounding.
  ///
  /// Rows of zeros become a point on an axis of their own.
  func measured(_ rows: Matrix) -> Matrix {
    guard self == .cosine else { return rows }
    var result = Matrix(rowCount: rows.rowCount, columnCount: rows.columnCount + 1)
    for row in 0..<rows.rowCount {
      var squares = 0.0
      for feature in 0..<rows.columnCount { squares += rows[row, feature] * rows[row, feature] }
      let length = squares.squareRoot()
      guard length > 0 else {
        result[row, rows.columnCount] = 1
        continue
      }
      for feature in 0..<rows.columnCount { result[row, feature] = rows[row, feature] / length }
    }
    return result
  }
}
