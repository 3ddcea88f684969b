/// Returns the covariances of the columns of a matrix, with `n − 1` in the denominator.
///
/// - Parameters:
///   - rows: Shape `n × d`, at least two rows.
///   - means: The mean of each column.
/// - Returns: Shape `d × d`, symmetric to the last bit.
/// - Complexity: O(`n` · `d`²).
public func covarianceMatrix(of rows: Matrix, means: [Double]) -> Matrix {
  precondition(means.count == rows.columnCount, "a mean for each column")
  var result = Matrix(rowCount: rows.columnCount, columnCount: rows.columnCount)
  for a in 0..<rows.columnCount {
    for b in 0...a {
      let value = covariance(rows.column(a), means[a], rows.column(b), means[b])
      result[a, b] = value
      result[b, a] = value
    }
  }
  return result
}

private func covariance(
  _ x: Span<Double>, _ meanOfX: Double, _ y: Span<Double>, _ meanOfY: Double
) -> Double {
  var sum = 0.0
  for i in x.indices { sum += (x[i] - meanOfX) * (y[i] - meanOfY) }
  return sum / Double(x.count - 1)
}
