/// Returns the covariances of the columns of a matrix, with `n − 1` in the denominator.
///
/// - Parameters:
///   - rows: Shape `n × d`, at least two rows.
///   - means: The mean of each column.
/// - Returns: Shape `d × d`, symmetric to the last bit.
/// - Complexity: O(`n` · `d`²).
public func covarianceMatrix(of rows: Matrix, means: [Double]) -> Matrix {
  var result = rows.scatter(about: means)
  for a in means.indices {
    for b in means.indices { result[a, b] /= Double(rows.rowCount - 1) }
  }
  return result
}
