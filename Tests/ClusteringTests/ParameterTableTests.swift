import Clustering
import Parameters
import TestSupport
import Testing

@Suite("The parameters of every clusterer")
struct ParameterTableTests {
  @Test("make a consistent table", arguments: ClustererCatalog.all.map { type(of: $0).identifier })
  func table(name: String) throws {
    let method = try #require(ClustererCatalog.clusterer(named: name))
    #expect(flaws(of: method).isEmpty)
  }
}

private func flaws<Method: Clusterer>(of method: Method) -> [String] {
  tableFlaws(of: Method.self)
}
