import Insight
import TestSupport
import Testing

@Suite("The parameters of DriverFinder")
struct ParameterTableTests {
  @Test("make a consistent table")
  func table() { #expect(tableFlaws(of: DriverFinder.self).isEmpty) }
}
