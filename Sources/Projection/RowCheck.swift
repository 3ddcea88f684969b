import Numeric

/// Values of a greater size are refused, because their squares would not be finite.
private let greatestValue = 1e150

/// Checks that there are rows, and that their values are finite.
///
/// - Complexity: O(`n` · `d`).
func checkRows(_ rows: Matrix, atLeast least: Int) throws(ProjectionError) {
  guard rows.rowCount >= least, rows.columnCount > 0 else {
    throw .tooFewRows(got: rows.rowCount)
  }
  for column in 0..<rows.columnCount {
    let values = rows.column(column)
    for row in values.indices where !(abs(values[row]) <= greatestValue) {
      throw .notFinite(row: row, column: column)
    }
  }
}

/// Stops when the task was cancelled.
func checkCancellation() throws(ProjectionError) {
  if Task.isCancelled { throw .cancelled }
}
