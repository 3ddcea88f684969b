import CLAPACKE

/// The eigenvalues and eigenvectors of a symmetric matrix, by falling eigenvalue.
public struct SymmetricEigen: Sendable {
  /// The eigenvalues, the largest first.
  public let values: [Double]

  /// The eigenvectors of length 1, one a column, in the order of the values.
  public let vectors: Matrix
}

/// Returns the eigenvalues and eigenvectors of a symmetric matrix, by LAPACK's `dsyev`.
///
/// - Parameter matrix: Shape `d × d`, finite; only its upper triangle is read.
/// - Returns: All `d` of them, or `nil` when the iteration did not converge.
/// - Complexity: O(`d`³).
/// - Precondition: The matrix is square.
public func symmetricEigen(of matrix: Matrix) -> SymmetricEigen? {
  precondition(matrix.rowCount == matrix.columnCount, "a square matrix")
  let size = matrix.rowCount
  guard size > 0 else { return SymmetricEigen(values: [], vectors: matrix) }
  var cells = (0..<size).flatMap { matrix.columnValues($0) }
  var rising = [Double](repeating: 0, count: size)
  let status = unsafe cells.withUnsafeMutableBufferPointer { cells in
    unsafe rising.withUnsafeMutableBufferPointer { rising in
      // Safe: LAPACK writes d × d cells and d values, which is what the two arrays hold.
      callingAlone {
        unsafe LAPACKE_dsyev(
          columnMajor, job, triangle, Int32(size), cells.baseAddress, Int32(size),
          rising.baseAddress)
      }
    }
  }
  guard status == 0 else { return nil }
  return falling(rising, cells)
}

private let columnMajor: Int32 = 102
private let job = CChar(UInt8(ascii: "V"))
private let triangle = CChar(UInt8(ascii: "U"))

/// Turns LAPACK's rising order round.
private func falling(_ values: [Double], _ cells: [Double]) -> SymmetricEigen {
  let size = values.count
  var vectors = Matrix(rowCount: size, columnCount: size)
  for j in 0..<size {
    for i in 0..<size { vectors[i, j] = cells[(size - 1 - j) * size + i] }
  }
  return SymmetricEigen(values: values.reversed(), vectors: vectors)
}
