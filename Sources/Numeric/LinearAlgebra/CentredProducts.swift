/// A matrix less the means of its columns, to be multiplied without being copied.
struct CentredMatrix: Sendable {
  let rows: Matrix
  let means: [Double]

  /// Returns the product with a matrix of a row for each column, shape `n × l`.
  ///
  /// - Complexity: O(`n` · `d` · `l`).
  func times(_ right: Matrix) -> Matrix {
    let count = rows.rowCount
    let rowsPerTask = 256
    let parts = concurrentMap((count + rowsPerTask - 1) / rowsPerTask) { task in
      product(task * rowsPerTask..<min(count, (task + 1) * rowsPerTask), right)
    }
    var result = Matrix(rowCount: count, columnCount: right.columnCount)
    for column in 0..<right.columnCount {
      var target = result.mutableColumn(column)
      for (task, part) in parts.enumerated() {
        let values = part.column(column)
        for i in values.indices { target[task * rowsPerTask + i] = values[i] }
      }
    }
    return result
  }

  /// Returns the product of some rows: a column after another is added, times its factor.
  private func product(_ range: Range<Int>, _ right: Matrix) -> Matrix {
    var result = Matrix(rowCount: range.count, columnCount: right.columnCount)
    var centred = [Double](repeating: 0, count: range.count)
    for feature in 0..<rows.columnCount {
      let column = rows.column(feature).extracting(range)
      for i in column.indices { centred[i] = column[i] - means[feature] }
      for j in 0..<right.columnCount {
        let factor = right[feature, j]
        var target = result.mutableColumn(j)
        for i in centred.indices { target[i] += centred[i] * factor }
      }
    }
    return result
  }

  /// Returns the product of the transpose with a matrix of as many rows, shape `d × l`.
  ///
  /// - Complexity: O(`n` · `d` · `l`).
  func transposeTimes(_ right: Matrix) -> Matrix {
    let lines = concurrentMap(rows.columnCount) { feature in
      let column = rows.column(feature)
      let centred = (0..<rows.rowCount).map { column[$0] - means[feature] }
      return (0..<right.columnCount).map { dotProduct(centred.span, right.column($0)) }
    }
    var result = Matrix(rowCount: lines.count, columnCount: right.columnCount)
    for (row, line) in lines.enumerated() {
      for (column, value) in line.enumerated() { result[row, column] = value }
    }
    return result
  }
}

/// Returns the sum of products, in eight sums side by side.
func dotProduct(_ a: Span<Double>, _ b: Span<Double>) -> Double {
  var sums = SIMD8<Double>()
  var start = 0
  while start + 8 <= a.count {
    var (x, y) = (SIMD8<Double>(), SIMD8<Double>())
    for lane in 0..<8 {
      x[lane] = a[start + lane]
      y[lane] = b[start + lane]
    }
    sums += x * y
    start += 8
  }
  var sum = sums.laneSum
  for i in start..<a.count { sum += a[i] * b[i] }
  return sum
}

extension Matrix {
  /// Returns columns of length 1 at right angles that span the same space, by Gram and Schmidt.
  ///
  /// What is left of a column that adds nothing is zeros. Each column is straightened twice, which is
  /// enough for any rounding.
  ///
  /// - Complexity: O(`n` · `l`²).
  func orthonormalised() -> Matrix {
    var result = self
    for column in 0..<columnCount {
      var values = columnValues(column)
      let length = dotProduct(values.span, values.span).squareRoot()
      for _ in 0..<2 {
        for earlier in 0..<column {
          let other = result.column(earlier)
          let share = dotProduct(values.span, other)
          for i in values.indices { values[i] -= share * other[i] }
        }
      }
      let rest = dotProduct(values.span, values.span).squareRoot()
      let factor = rest > length * 1e-13 ? 1 / rest : 0
      for i in values.indices { result[i, column] = values[i] * factor }
    }
    return result
  }
}
