import Numeric
import Testing

@testable import Projection

@Suite("Trustworthiness")
struct TrustworthinessTests {
  @Test func fixturesAreThere() { #expect(GoldenPlanes.cases.count == 2) }

  @Test("is scikit-learn's", arguments: GoldenPlanes.cases)
  func golden(_ golden: GoldenPlanes.Case) throws {
    let rows = try golden.rows
    let places = try PCA().places(of: rows, seed: 1)
    for (neighbours, wanted) in golden.components {
      let value = try trustworthiness(of: places, for: rows, neighbours: neighbours)
      // Rows of whole numbers have ties, which scikit-learn breaks one way or the other.
      #expect(abs(try #require(value) - wanted) < (golden.name == "digits" ? 2e-4 : 1e-12))
    }
  }

  @Test("is 1 for the rows themselves, and has no scale for few")
  func limits() throws {
    let rows = try #require(GoldenPlanes.cases.first).rows
    #expect(try trustworthiness(of: rows, for: rows) == 1)
    let few = rows.selectingRows(Array(0..<10))
    #expect(try trustworthiness(of: few, for: few) == nil)
    #expect(try trustworthiness(of: few, for: few, neighbours: 4) == 1)
    #expect(throws: ShapeError.self) { try trustworthiness(of: few, for: rows) }
  }

  @Test("falls when places are dealt by lot")
  func random() throws {
    let rows = try #require(GoldenPlanes.cases.first).rows
    var generator = SplitMix64(seed: 4)
    let lot = rows.selectingRows((0..<rows.rowCount).map { _ in generator.nextIndex(below: 500) })
    let value = try #require(try trustworthiness(of: lot, for: rows))
    #expect((0.4...0.6).contains(value))
  }
}
