import CLAPACKE

/// Returns the greatest eigenvalues of a symmetric matrix with their eigenvectors.
///
/// LAPACK's `dsyevr` for at most 500 rows, ARPACK's restarted Lanczos method beyond. In each vector
/// the cell of the greatest size, the first of equals, is positive.
///
/// > D. C. Sorensen. "Implicit application of polynomial filters in a k-step Arnoldi method." *SIAM
/// > J. Matrix Analysis* 13 (1), 1992, doi:[10.1137/0613025](https://doi.org/10.1137/0613025)
///
/// - Parameters:
///   - matrix: The matrix, finite.
///   - count: How many to find.
/// - Returns: The eigenvalues by falling value with vectors of length 1, or `nil` when the iteration
///   did not converge or the task was cancelled.
/// - Complexity: O(`n`³) for few rows; beyond, O(cells + `n` · `count`) an iteration.
/// - Precondition: `count` is in `1 ... matrix.size`.
public func leadingEigen(of matrix: SparseSymmetric, count: Int) -> SymmetricEigen? {
  precondition(1...max(1, matrix.size) ~= count, "as many as there are at most")
  let isSmall = matrix.size <= 500 || 2 * count + 2 > matrix.size
  let found =
    isSmall ? leadingEigen(of: matrix.dense, count: count) : lanczosEigen(of: matrix, count: count)
  return found.map(withFixedSigns)
}

/// Returns the greatest eigenvalues of a symmetric matrix with their eigenvectors, by `dsyevr`.
func leadingEigen(of matrix: Matrix, count: Int) -> SymmetricEigen? {
  let size = matrix.rowCount
  var cells = (0..<size).flatMap { matrix.columnValues($0) }
  var values = [Double](repeating: 0, count: size)
  var vectors = [Double](repeating: 0, count: size * count)
  var support = [Int32](repeating: 0, count: 2 * size)
  var found: Int32 = 0
  let status = unsafe cells.withUnsafeMutableBufferPointer { cells in
    unsafe values.withUnsafeMutableBufferPointer { values in
      unsafe vectors.withUnsafeMutableBufferPointer { vectors in
        unsafe support.withUnsafeMutableBufferPointer { support in
          // Safe: LAPACK writes n × n cells, n values, n × count vectors and 2 n marks, which is
          // what the arrays hold.
          callingAlone {
            unsafe LAPACKE_dsyevr(
              columnMajor, vectorsToo, byNumber, upper, Int32(size), cells.baseAddress,
              Int32(size), 0, 0, Int32(size - count + 1), Int32(size), 0, &found,
              values.baseAddress, vectors.baseAddress, Int32(size), support.baseAddress)
          }
        }
      }
    }
  }
  guard status == 0, found == count else { return nil }
  return fallingEigen(Array(values.prefix(count)), vectors, size: size)
}

private let columnMajor: Int32 = 102
private let vectorsToo = CChar(UInt8(ascii: "V"))
private let byNumber = CChar(UInt8(ascii: "I"))
private let upper = CChar(UInt8(ascii: "U"))

/// Sorts eigenvalues in any order by falling value.
///
/// - Parameters:
///   - values: The eigenvalues.
///   - cells: A vector for each, one after another.
///   - size: The length of a vector.
/// - Returns: The same, sorted.
func fallingEigen(_ values: [Double], _ cells: [Double], size: Int) -> SymmetricEigen {
  let order = values.indices.sorted { (-values[$0], $0) < (-values[$1], $1) }
  var vectors = Matrix(rowCount: size, columnCount: values.count)
  for (column, place) in order.enumerated() {
    for row in 0..<size { vectors[row, column] = cells[place * size + row] }
  }
  return SymmetricEigen(values: order.map { values[$0] }, vectors: vectors)
}

/// Turns each vector so that its cell of the greatest size, the first of equals, is positive.
private func withFixedSigns(_ eigen: SymmetricEigen) -> SymmetricEigen {
  var vectors = eigen.vectors
  for column in 0..<vectors.columnCount {
    var greatest = 0.0
    for row in 0..<vectors.rowCount where abs(vectors[row, column]) > abs(greatest) {
      greatest = vectors[row, column]
    }
    guard greatest < 0 else { continue }
    for row in 0..<vectors.rowCount { vectors[row, column] = -vectors[row, column] }
  }
  return SymmetricEigen(values: eigen.values, vectors: vectors)
}
