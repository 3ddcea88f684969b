import Numeric

/// Values of a greater size are refused, because their squares would not be finite.
private let greatestValue = 1e150

/// Checks that rows are finite and that enough of them differ.
///
/// - Complexity: O(`n` · `d`).
func checkRows(_ rows: Matrix, method: String, distinct needed: Int) throws(ClusteringError) {
  for column in 0..<rows.columnCount {
    let values = rows.column(column)
    for row in values.indices where !(abs(values[row]) <= greatestValue) {
      throw .notFinite(row: row, column: column, value: "\(values[row])")
    }
  }
  let got = DistinctRows.count(of: rows, upTo: needed)
  guard got >= needed else { throw .tooFewRows(method: method, needed: needed, got: got) }
}
