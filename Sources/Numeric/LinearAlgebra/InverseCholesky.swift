import CLAPACKE
import Glibc

/// The inverse of the Cholesky factor of a symmetric, positive definite matrix.
public struct InverseCholesky: Sendable {
  /// The lower triangle `W` with `W A Wᵀ = 1`, row after row, zeros above the diagonal.
  public let rows: [Double]

  /// The logarithm of the determinant of the matrix.
  public let logDeterminant: Double
}

/// Returns the inverse of the Cholesky factor, by LAPACK's `dpotrf` and `dtrtri`.
///
/// - Parameter matrix: Shape `d × d`, symmetric, finite.
/// - Returns: The factor, or `nil` when the matrix is not positive definite.
/// - Complexity: O(`d`³).
/// - Precondition: The matrix is square.
public func inverseCholesky(of matrix: Matrix) -> InverseCholesky? {
  precondition(matrix.rowCount == matrix.columnCount, "a square matrix")
  let size = matrix.rowCount
  // LAPACK ends the program when it is asked for nothing.
  guard size > 0 else { return InverseCholesky(rows: [], logDeterminant: 0) }
  var cells = (0..<size).flatMap { matrix.columnValues($0) }
  guard factor(&cells, size) else { return nil }
  let logDeterminant = (0..<size).reduce(0) { $0 + 2 * log(cells[$1 * size + $1]) }
  guard invert(&cells, size) else { return nil }
  // LAPACK keeps columns: cell (i, j) is at j · d + i.
  let rows = (0..<size).flatMap { i in
    (0..<size).map { j in j <= i ? cells[j * size + i] : 0 }
  }
  return InverseCholesky(rows: rows, logDeterminant: logDeterminant)
}

private let columnMajor: Int32 = 102
private let lower = CChar(UInt8(ascii: "L"))
private let notUnit = CChar(UInt8(ascii: "N"))

private func factor(_ cells: inout [Double], _ size: Int) -> Bool {
  let status = unsafe cells.withUnsafeMutableBufferPointer { cells in
    // Safe: LAPACK writes d × d cells, which is what the array holds.
    callingAlone {
      unsafe LAPACKE_dpotrf(columnMajor, lower, Int32(size), cells.baseAddress, Int32(size))
    }
  }
  return status == 0
}

private func invert(_ cells: inout [Double], _ size: Int) -> Bool {
  let status = unsafe cells.withUnsafeMutableBufferPointer { cells in
    // Safe: as above.
    callingAlone {
      unsafe LAPACKE_dtrtri(
        columnMajor, lower, notUnit, Int32(size), cells.baseAddress, Int32(size))
    }
  }
  return status == 0
}
