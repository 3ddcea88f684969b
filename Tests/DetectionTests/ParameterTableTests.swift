import Detection
import Parameters
import TestSupport
import Testing

@Suite("The parameters of every detector")
struct ParameterTableTests {
  @Test("make a consistent table", arguments: DetectorCatalog.all.map { type(of: $0).identifier })
  func table(name: String) throws {
    let method = try #require(DetectorCatalog.detector(named: name))
    #expect(flaws(of: method).isEmpty)
  }
}

private func flaws<Method: Detector>(of method: Method) -> [String] {
  tableFlaws(of: Method.self)
}
