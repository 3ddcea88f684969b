import FoundationEssentials
import Numeric
import TestSupport
import Testing

@testable import Clustering

/// What scikit-learn's DBSCAN says about half moons; `Fixtures/make_crowds.py` made it.
struct GoldenCrowds: Decodable {
  struct Case: Decodable, CustomStringConvertible {
    let data: String
    let radius: Double
    let neighbours: Int
    let labels: [Int32]
    let cores: [Int]

    var description: String { "\(data), radius \(radius), \(neighbours) neighbours" }
  }

  let data: [String: [[Double]]]
  let cases: [Case]

  static let shared = requiredGolden(GoldenCrowds.self, "crowds.json")

  static func rows(_ name: String) throws -> Matrix {
    try Matrix(columns: shared.data[name] ?? [])
  }
}

@Suite("DBSCAN against scikit-learn")
struct DBSCANTests {
  static let cases = GoldenCrowds.shared.cases

  @Test func fixturesAreThere() { #expect(Self.cases.count == 20) }

  @Test("has the same cores, groups of cores and outsiders", arguments: cases)
  func groups(_ golden: GoldenCrowds.Case) throws {
    let rows = try GoldenCrowds.rows(golden.data)
    let method = DBSCAN(radius: golden.radius, neighbours: golden.neighbours)
    let model = try method.fit(rows, seed: 0)
    let labels = try model.labels(of: rows)
    let cores = golden.cores.map { labels[$0] }
    #expect(adjustedRandIndex(cores, golden.cores.map { golden.labels[$0] }) == 1)
    #expect(labels.map { $0 < 0 } == golden.labels.map { $0 < 0 })
    #expect(Set(golden.cores.map { rows.row($0) }).count == model.cores.rows.rowCount)
    // Rows near two groups may go to another one than the first that was found.
    #expect(adjustedRandIndex(labels, golden.labels) > 0.98)
    #expect(model.summary.sizes == model.summary.sizes.sorted(by: >))
  }

  @Test("suggests a radius that finds the two moons")
  func suggestion() throws {
    let rows = try GoldenCrowds.rows("moons")
    let model = try DBSCAN().fit(rows, seed: 0)
    #expect(model.summary.sizes.filter { $0 > 100 }.count == 2, "\(model.radius) \(model.summary)")
  }

  @Test("puts outsiders into the nearest group when asked")
  func placing() throws {
    let rows = try GoldenCrowds.rows("moons")
    let strict = try DBSCAN(radius: 0.15).fit(rows, seed: 0).labels(of: rows)
    let open = try DBSCAN(radius: 0.15, placeAll: true).fit(rows, seed: 0).labels(of: rows)
    #expect(strict.contains(-1) && !open.contains(-1))
    let members = strict.indices.filter { strict[$0] >= 0 }
    #expect(adjustedRandIndex(members.map { strict[$0] }, members.map { open[$0] }) == 1)
  }

  @Test("says what to change when no row is a core")
  func noCores() throws {
    let rows = try GoldenCrowds.rows("moons")
    #expect(throws: ClusteringError.self) {
      try DBSCAN(radius: 1e-6, neighbours: 50).fit(rows, seed: 0)
    }
    #expect(throws: ClusteringError.numberNotTaken(method: "dbscan")) {
      try DBSCAN().choose(rows, forced: 3, seed: 0)
    }
  }
}
