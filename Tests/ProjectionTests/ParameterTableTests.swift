import Projection
import TestSupport
import Testing

@Suite("The parameters of PCA")
struct ParameterTableTests {
  @Test("make a consistent table")
  func table() { #expect(tableFlaws(of: PCA.self).isEmpty) }
}
