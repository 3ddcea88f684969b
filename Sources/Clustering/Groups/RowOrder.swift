import Numeric

/// Returns the numbers of the rows in the order of their values, feature by feature; equal rows stay
/// in the order in which they stand.
///
/// A method that looks at rows in this order finds the same groups however they were ordered.
///
/// - Complexity: O(`n` log `n` · `d`).
func rowOrder(of rows: Matrix) -> [Int] {
  (0..<rows.rowCount).sorted { a, b in
    for feature in 0..<rows.columnCount {
      let (x, y) = (rows[a, feature], rows[b, feature])
      if x != y { return x < y }
    }
    return a < b
  }
}
