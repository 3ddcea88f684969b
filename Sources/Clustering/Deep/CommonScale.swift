import Numeric

/// The means of features, and one scale for all of them.
struct CommonScale: Sendable, Codable, Hashable {
  /// The mean of each feature.
  let means: [Double]

  /// The root of the mean square over all features, above 0.
  let spread: Double

  /// Measures rows.
  ///
  /// - Parameter rows: Shape `n × d`, at least one row.
  init(of rows: Matrix) {
    means = GroupMeans(of: rows, labels: Array(repeating: 0, count: rows.rowCount)).means[0]
    var sum = 0.0
    for feature in 0..<rows.columnCount {
      let column = rows.column(feature)
      for row in column.indices {
        sum += (column[row] - means[feature]) * (column[row] - means[feature])
      }
    }
    let square = sum / Double(max(1, rows.rowCount * rows.columnCount))
    spread = square > 0 ? square.squareRoot() : 1
  }

  /// Returns rows about 0 at a scale of 1.
  func scaled(_ rows: Matrix) -> Matrix {
    var result = rows
    for feature in 0..<rows.columnCount {
      for row in 0..<rows.rowCount {
        result[row, feature] = (rows[row, feature] - means[feature]) / spread
      }
    }
    return result
  }
}
