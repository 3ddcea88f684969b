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
  let got = distinctRows(of: rows, upTo: needed)
  guard got >= needed else { throw .tooFewRows(method: method, needed: needed, got: got) }
}

/// Counts the rows that differ, and stops at a number that is enough.
func distinctRows(of rows: Matrix, upTo enough: Int) -> Int {
  var seen: Set<[Double]> = []
  for row in 0..<rows.rowCount where seen.count < enough { seen.insert(rows.row(row)) }
  return seen.count
}
