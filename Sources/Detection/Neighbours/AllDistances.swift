import Numeric

/// Returns the Euclidean distances of one row to all of some others, added up in the order of features.
///
/// - Parameters:
///   - rows: The matrix of the row.
///   - row: Which of them.
///   - others: The others, as wide.
/// - Returns: A distance to each of the others.
/// - Complexity: O(`n` · `d`).
func allDistances(of rows: Matrix, _ row: Int, to others: Matrix) -> [Double] {
  var squares = [Double](repeating: 0, count: others.rowCount)
  for feature in 0..<rows.columnCount {
    let (value, column) = (rows[row, feature], others.column(feature))
    for other in squares.indices {
      let difference = column[other] - value
      squares[other] += difference * difference
    }
  }
  return squares.map { $0.squareRoot() }
}
