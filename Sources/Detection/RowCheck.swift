import Numeric

/// Values of a greater size are refused, because their squares would not be finite.
private let greatestValue = 1e150

/// Checks that rows are finite and that there are enough of them.
///
/// - Complexity: O(`n` · `d`).
func checkRows(_ rows: Matrix, method: String, needed: Int) throws(DetectionError) {
  guard rows.rowCount >= needed else {
    throw .tooFewRows(method: method, needed: needed, got: rows.rowCount)
  }
  guard rows.columnCount > 0 else { throw .noFeatures(method: method) }
  for column in 0..<rows.columnCount {
    let values = rows.column(column)
    for row in values.indices where !(abs(values[row]) <= greatestValue) {
      throw .notFinite(row: row, column: column, value: "\(values[row])")
    }
  }
}

/// Checks that rows have the width of the rows a model was fitted on.
func checkWidth(_ rows: Matrix, expected: Int) throws(ShapeError) {
  guard rows.columnCount == expected else {
    throw .featureCount(expected: expected, got: rows.columnCount)
  }
}
