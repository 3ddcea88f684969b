import FoundationEssentials
import Numeric
import TestSupport
import Testing

@testable import Projection

/// What the package prince finds; `Fixtures/make_famd.py` made it.
struct GoldenFactors: Decodable {
  struct Case: Decodable, CustomStringConvertible {
    let columns: [[Double]]
    let categories: Int
    let eigenvalues: [Double]
    let shares: [Double]
    let coordinates: [[Double]]

    var description: String { "\(columns.count - categories) numbers, \(categories) categories" }
  }

  let cases: [Case]

  static let cases = (try? golden(GoldenFactors.self, "famd.json").cases) ?? []
}

@Suite("Factors of mixed data")
struct FAMDTests {
  @Test func fixturesAreThere() { #expect(GoldenFactors.cases.count == 3) }

  @Test("are prince's, but for signs", arguments: GoldenFactors.cases)
  func factors(_ golden: GoldenFactors.Case) throws {
    let rows = try Matrix(columns: golden.columns)
    let model = try FAMD(components: 3).fit(rows, categories: golden.categories)
    let count = Double(rows.rowCount)
    let places = try model.project(rows)
    for component in 0..<3 {
      let variance = model.plane.explainedVariance[component] * (count - 1) / count
      #expect(abs(variance - golden.eigenvalues[component]) < 1e-10)
      let share = model.plane.explainedVarianceRatio[component]
      #expect(abs(share - golden.shares[component]) < 1e-10)
      let (ours, theirs) = (places.columnValues(component), golden.coordinates[component])
      let sign = zip(ours, theirs).reduce(0) { $0 + $1.0 * $1.1 } < 0 ? -1.0 : 1
      #expect(zip(ours, theirs).allSatisfy { abs($0 - sign * $1) < 1e-8 })
    }
  }

  @Test("A row's place does not depend on its batch, and survives JSON")
  func batches() throws {
    let golden = try #require(GoldenFactors.cases.first)
    let rows = try Matrix(columns: golden.columns)
    let model = try FAMD().fit(rows, categories: golden.categories)
    let copy = try JSONDecoder().decode(FAMDModel.self, from: JSONEncoder().encode(model))
    #expect(copy == model)
    let all = try model.project(rows)
    for row in 0..<rows.rowCount {
      #expect(try copy.project(rows.selectingRows([row])).row(0) == all.row(row))
    }
    #expect(throws: ShapeError.featureCount(expected: 3, got: 1)) {
      try model.project(Matrix(columns: [[1]]))
    }
  }

  @Test("A value of one row makes no direction of its own where it counts as a least share")
  func rare() throws {
    let numbers = (0..<200).map { Double($0 % 20) }
    let columns = [numbers, numbers.map { $0 * 2 + Double(Int($0 * 7) % 3) }]
    let rows = try Matrix(columns: columns + [(0..<200).map { $0 == 5 ? 2 : Double($0 % 2) }])
    func reach(_ leastShare: Double) throws -> Double {
      let places = try FAMD(leastShare: leastShare).fit(rows, categories: 1).project(rows)
      return (0..<2).map { component in
        let others = (0..<200).filter { $0 != 5 }.map { abs(places[$0, component]) }.max() ?? 0
        return abs(places[5, component]) / others
      }.max() ?? 0
    }
    #expect(try reach(0) > 4)
    #expect(try reach(0.02) < 2)
    let exact = try FAMD(leastShare: 0.005).fit(rows, categories: 1)
    #expect(exact.plane == (try FAMD().fit(rows, categories: 1).plane))
    let coding = MixedCoding(of: rows, categories: 1, leastShare: 0.02)
    #expect(coding.coded(rows).columnValues(4).max() == (1 / 0.02).squareRoot())
  }

  @Test("Without categories they are components of standardised numbers; constants count nothing")
  func numbers() throws {
    let rows = try Matrix(columns: [[1, 2, 4, 9], [3, 3, 3, 3], [0, 5, 1, 2]])
    let model = try FAMD().fit(rows, categories: 0)
    #expect(model.coding.columnCount == 3 && model.plane.components[0, 1] == 0)
    let same = try PCA(components: 2).fit(model.coding.coded(rows))
    #expect(same == model.plane)
  }

  @Test("Codes never seen have a place, and rows without differences none")
  func extremes() throws {
    let rows = try Matrix(columns: [[1, 2, 3], [0, 1, 1]])
    let new = try Matrix(columns: [[2], [-2]])
    let place = try FAMD().fit(rows, categories: 1).project(new)
    #expect(place.row(0).allSatisfy { $0.isFinite })
    #expect(throws: ProjectionError.noVariance) {
      try FAMD().fit(try Matrix(columns: [[3, 3], [1, 1]]), categories: 1)
    }
    #expect(throws: ProjectionError.tooFewRows(got: 1)) {
      try FAMD().fit(try Matrix(columns: [[3], [1]]), categories: 1)
    }
  }
}
