import Glibc
import Numeric
import Testing

@Suite("The inverse of a Cholesky factor")
struct InverseCholeskyTests {
  @Test("makes the matrix the identity, and knows its determinant", arguments: [1, 2, 7, 40])
  func whitens(size: Int) throws {
    var random = SplitMix64(seed: UInt64(size))
    let cells = try Matrix(
      columns: (0..<size).map { _ in (0..<3 * size).map { _ in random.nextNormal() } })
    let matrix = cells.scatter(about: [Double](repeating: 0, count: size))
    let inverse = try #require(inverseCholesky(of: matrix))
    let rows = (0..<size).map { Array(inverse.rows[$0 * size..<($0 + 1) * size]) }
    for i in 0..<size {
      #expect(rows[i][(i + 1)...].allSatisfy { $0 == 0 })
      for j in 0..<size {
        let product = (0..<size * size).reduce(0) { sum, cell in
          sum + rows[i][cell / size] * matrix[cell / size, cell % size] * rows[j][cell % size]
        }
        #expect(abs(product - (i == j ? 1 : 0)) < 1e-9)
      }
    }
    let diagonal = (0..<size).reduce(0) { $0 - 2 * log(rows[$1][$1]) }
    #expect(abs(inverse.logDeterminant - diagonal) < 1e-9)
  }

  @Test("is none for a matrix that is not positive definite")
  func indefinite() throws {
    #expect(inverseCholesky(of: try Matrix(columns: [[1, 2], [2, 1]])) == nil)
    #expect(inverseCholesky(of: try Matrix(columns: [[0]])) == nil)
  }

  @Test("of nothing is nothing")
  func nothing() {
    let inverse = inverseCholesky(of: Matrix(rowCount: 0, columnCount: 0))
    #expect(inverse?.rows == [])
    #expect(inverse?.logDeterminant == 0)
  }
}
