import Trees
import TestSupport
import Testing

@Suite("The parameters of RandomForest")
struct ParameterTableTests {
  @Test("make a consistent table")
  func table() { #expect(tableFlaws(of: RandomForest.self).isEmpty) }
}
