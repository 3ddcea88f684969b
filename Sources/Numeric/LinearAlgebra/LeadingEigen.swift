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
  guard !isSmall else { return leadingEigen(of: matrix.dense, .greatest(count)) }
  return lanczosEigen(of: matrix, count: count).map(withFixedSigns)
}

/// Which eigenvalues to find.
public enum EigenRange: Sendable {
  /// So many of the greatest, from 1 to all.
  case greatest(Int)

  /// Those above a number.
  case above(Double)
}

/// Returns some eigenvalues of a symmetric matrix with their eigenvectors, by LAPACK's `dsyevr`.
///
/// In each vector the cell of the greatest size, the first of equals, is positive.
///
/// - Parameters:
///   - matrix: Shape `n × n`, finite; only its upper triangle is read.
///   - range: Which to find.
/// - Returns: The eigenvalues by falling value with vectors of length 1, or `nil` when the iteration
///   did not converge.
/// - Complexity: O(`n`³).
/// - Precondition: The matrix is square, and so many eigenvalues are asked for as there are at most.
public func leadingEigen(of matrix: Matrix, _ range: EigenRange) -> SymmetricEigen? {
  precondition(matrix.rowCount == matrix.columnCount, "a square matrix")
  let size = matrix.rowCount
  guard size > 0 else { return SymmetricEigen(values: [], vectors: matrix) }
  let (limit, room) =
    switch range {
    case .greatest(let count): (0.0, count)
    case .above(let limit): (limit, size)
    }
  let byLimit = if case .above = range { true } else { false }
  precondition(1...size ~= room, "as many as there are at most")
  var cells = (0..<size).flatMap { matrix.columnValues($0) }
  // No eigenvalue is greater in size than the sum of the sizes of a row.
  let most = (0..<size).reduce(limit) { most, column in
    max(most, (0..<size).reduce(0) { $0 + abs(cells[column * size + $1]) })
  }
  var values = [Double](repeating: 0, count: size)
  var vectors = [Double](repeating: 0, count: size * room)
  var support = [Int32](repeating: 0, count: 2 * size)
  var found: Int32 = 0
  let status = unsafe cells.withUnsafeMutableBufferPointer { cells in
    unsafe values.withUnsafeMutableBufferPointer { values in
      unsafe vectors.withUnsafeMutableBufferPointer { vectors in
        unsafe support.withUnsafeMutableBufferPointer { support in
          // Safe: LAPACK writes n × n cells, n values, n × room vectors and 2 n marks, which is what
          // the arrays hold.
          callingAlone {
            unsafe LAPACKE_dsyevr(
              columnMajor, vectorsToo, byLimit ? byValue : byNumber, upper, Int32(size),
              cells.baseAddress, Int32(size), limit, most * 1.001 + 1, Int32(size - room + 1),
              Int32(size), 0, &found, values.baseAddress, vectors.baseAddress, Int32(size),
              support.baseAddress)
          }
        }
      }
    }
  }
  guard status == 0, byLimit || found == room else { return nil }
  return withFixedSigns(fallingEigen(Array(values.prefix(Int(found))), vectors, size: size))
}

private let columnMajor: Int32 = 102
private let vectorsToo = CChar(UInt8(ascii: "V"))
private let byValue = CChar(UInt8(ascii: "V"))
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
