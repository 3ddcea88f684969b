import Numeric
import Testing

@Suite("Eigenvalues of symmetric matrices")
struct SymmetricEigenTests {
  @Test("solve their equation, by falling value", arguments: [1, 2, 3, 8])
  func equation(size: Int) throws {
    let rows = try randomMatrix(rows: 40, features: size)
    let matrix = covarianceMatrix(of: rows, means: Array(repeating: 0, count: size))
    let eigen = try #require(symmetricEigen(of: matrix))
    #expect(eigen.values == eigen.values.sorted(by: >))
    for k in 0..<size {
      let vector = eigen.vectors.columnValues(k)
      #expect(abs(vector.reduce(0) { $0 + $1 * $1 } - 1) < 1e-13)
      for i in 0..<size {
        let image = (0..<size).reduce(0.0) { $0 + matrix[i, $1] * vector[$1] }
        #expect(abs(image - eigen.values[k] * vector[i]) < 1e-12)
      }
    }
  }

  @Test func nothingHasNoEigenvalues() {
    #expect(symmetricEigen(of: Matrix(rowCount: 0, columnCount: 0))?.values == [])
  }
}
