/// The strongest directions of a matrix less the means of its columns.
public struct LeadingComponents: Sendable {
  /// The squared singular values, the largest first.
  public let values: [Double]

  /// The right singular vectors of length 1, one a column, in the order of the values.
  public let vectors: Matrix
}

/// Returns the strongest directions of a wide matrix, by random projection and power iterations.
///
/// Random mixtures of the columns span nearly the same space as the strongest directions; multiplying
/// with the matrix and its transpose a few times makes it the same for all that matters.
///
/// - Parameters:
///   - rows: Shape `n × d`, finite.
///   - means: The mean of each column.
///   - count: How many directions to return, at most the less of `n` and `d`.
///   - iterations: How many times to multiply with the matrix and its transpose.
///   - seed: The seed of the mixtures.
/// - Returns: The directions, or `nil` when the small problem did not converge.
/// - Complexity: O(`n` · `d` · count · iterations).
/// - Precondition: A mean for each column.
///
/// > N. Halko, P. G. Martinsson, J. A. Tropp. "Finding structure with randomness." *SIAM Review* 53
/// > (2), 2011, doi:[10.1137/090771806](https://doi.org/10.1137/090771806)
public func leadingComponents(
  of rows: Matrix, means: [Double], count: Int, iterations: Int = 7, seed: UInt64
) -> LeadingComponents? {
  precondition(means.count == rows.columnCount, "a mean for each column")
  let smaller = min(rows.rowCount, rows.columnCount)
  let kept = min(count, smaller)
  let width = min(kept + 10, smaller)
  let matrix = CentredMatrix(rows: rows, means: means)
  var basis = matrix.times(mixtures(rows.columnCount, width, seed: seed)).orthonormalised()
  for _ in 0..<iterations {
    basis = matrix.times(matrix.transposeTimes(basis).orthonormalised()).orthonormalised()
  }
  return components(matrix.transposeTimes(basis), kept)
}

/// Returns random signs.
private func mixtures(_ rows: Int, _ columns: Int, seed: UInt64) -> Matrix {
  var result = Matrix(rowCount: rows, columnCount: columns)
  for column in 0..<columns {
    var generator = SplitMix64(seed: seed, stream: UInt64(column))
    for row in 0..<rows { result[row, column] = generator.next() >> 63 == 0 ? 1 : -1 }
  }
  return result
}

/// Returns the left singular vectors of a tall matrix, by the eigenvectors of its small square.
private func components(_ tall: Matrix, _ count: Int) -> LeadingComponents? {
  let width = tall.columnCount
  var square = Matrix(rowCount: width, columnCount: width)
  for a in 0..<width {
    for b in 0...a {
      let value = dotProduct(tall.column(a), tall.column(b))
      (square[a, b], square[b, a]) = (value, value)
    }
  }
  guard let eigen = symmetricEigen(of: square) else { return nil }
  let zeros = [Double](repeating: 0, count: width)
  let turned = CentredMatrix(rows: tall, means: zeros).times(eigen.vectors)
  var vectors = Matrix(rowCount: tall.rowCount, columnCount: count)
  for column in 0..<count {
    let length = max(eigen.values[column], 0).squareRoot()
    let factor = length > 0 ? 1 / length : 0
    for row in 0..<tall.rowCount { vectors[row, column] = turned[row, column] * factor }
  }
  return LeadingComponents(values: Array(eigen.values.prefix(count)), vectors: vectors)
}
