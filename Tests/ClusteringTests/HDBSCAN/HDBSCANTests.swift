import FoundationEssentials
import Numeric
import Testing

@testable import Clustering

@Suite("HDBSCAN")
struct HDBSCANTests {
  @Test("the order of the rows changes no label", arguments: ClusterSelection.allCases)
  func order(selection: ClusterSelection) throws {
    let rows = try GoldenCrowds.rows("moons3")
    let order = (0..<rows.rowCount).map { ($0 * 37) % rows.rowCount }
    let method = HDBSCAN(leastSize: 10, selection: selection)
    let labels = try method.fit(rows, seed: 0).labels(of: rows)
    let shuffled = rows.selectingRows(order)
    #expect(try method.fit(shuffled, seed: 1).labels(of: shuffled) == order.map { labels[$0] })
  }

  @Test("larger units change no label", arguments: [0x1p-20, 1024])
  func units(factor: Double) throws {
    let rows = try GoldenCrowds.rows("moons")
    let columns = (0..<2).map { rows.columnValues($0).map { $0 * factor } }
    let method = HDBSCAN(leastSize: 10)
    let labels = try method.fit(rows, seed: 0).labels(of: rows)
    let scaled = try Matrix(columns: columns)
    #expect(try method.fit(scaled, seed: 0).labels(of: scaled) == labels)
  }

  @Test("puts outsiders into the nearest group when asked")
  func placing() throws {
    let rows = try GoldenCrowds.rows("moons")
    let strict = try HDBSCAN(leastSize: 15).fit(rows, seed: 0)
    let open = try HDBSCAN(leastSize: 15, placeAll: true).fit(rows, seed: 0)
    let (some, all) = (try strict.labels(of: rows), try open.labels(of: rows))
    #expect(some.contains(-1) && !all.contains(-1))
    let members = some.indices.filter { some[$0] >= 0 }
    #expect(adjustedRandIndex(members.map { some[$0] }, members.map { all[$0] }) == 1)
    #expect(open.summary.sizes.reduce(0, +) == rows.rowCount)
    #expect(try open.memberships(of: rows) == strict.memberships(of: rows))
    let copy = try JSONDecoder().decode(HDBSCANModel.self, from: JSONEncoder().encode(open))
    #expect(try copy.labels(of: rows) == all)
  }

  @Test("crowds of equal rows are groups, and do not outweigh all others")
  func equalRows() throws {
    var random = SplitMix64(seed: 8)
    let cloud = (0..<60).map { _ in Double.random(in: 10...11, using: &random) }
    let rows = try Matrix(columns: [
      Array(repeating: 0, count: 30) + Array(repeating: 1, count: 30) + cloud
    ])
    let model = try HDBSCAN(leastSize: 10).fit(rows, seed: 0)
    let labels = try model.labels(of: rows)
    #expect(Set(labels[..<30]).count == 1 && Set(labels[30..<60]).count == 1)
    #expect(labels[0] >= 0 && labels[30] >= 0 && labels[0] != labels[30])
    #expect(labels[60...].contains { $0 >= 0 && $0 != labels[0] && $0 != labels[30] })
    let memberships = try model.memberships(of: rows)
    #expect(memberships[..<60].allSatisfy { $0 == 1 })
    #expect(memberships.allSatisfy { 0...1 ~= $0 })
  }

  @Test("on a grid, where all are equally far, there are no groups")
  func grid() throws {
    let rows = try Matrix(columns: [
      (0..<400).map { Double($0 % 20) }, (0..<400).map { Double($0 / 20) },
    ])
    for selection in ClusterSelection.allCases {
      #expect(throws: ClusteringError.self) {
        try HDBSCAN(neighbours: 3, selection: selection).fit(rows, seed: 0)
      }
    }
  }

  @Test("the least size grows with the rows")
  func share() {
    #expect(leastRows(of: 4_338, leastSize: 5, leastShare: 0.01) == 44)
    #expect(leastRows(of: 100, leastSize: 5, leastShare: 0.01) == 5)
    #expect(leastRows(of: 100_000, leastSize: 5, leastShare: 0) == 5)
  }

  @Test("one row, or rows all equal, are no groups unless one is allowed")
  func equal() throws {
    let rows = try Matrix(columns: [Array(repeating: 3.0, count: 20)])
    #expect(throws: ClusteringError.self) { try HDBSCAN().fit(rows, seed: 0) }
    let model = try HDBSCAN(singleGroup: true).fit(rows, seed: 0)
    #expect(model.summary.sizes == [20])
    #expect(throws: ClusteringError.self) {
      try HDBSCAN().fit(rows.selectingRows([0]), seed: 0)
    }
  }
}
