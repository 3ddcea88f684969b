import FoundationEssentials
import Numeric
import TestSupport
import Testing

@testable import Clustering

/// What scikit-learn's OPTICS says about sorted rows; `Fixtures/make_optics.py` made it.
struct GoldenWalks: Decodable {
  struct Extraction: Decodable {
    let steepness: Double?
    let leastSize: Int?
    let cut: Double?
    let labels: [Int32]
  }

  struct Case: Decodable, CustomStringConvertible {
    let data: String
    let neighbours: Int
    let radius: Double?
    let order: [Int]
    let reaches: [Double?]
    let extracted: [Extraction]

    var description: String { "\(data), \(neighbours) neighbours, radius \(radius ?? 0)" }

    /// The rows as they were sorted, equal ones once.
    func rows() throws -> Matrix {
      let data = GoldenDensity.shared.data[data] ?? GoldenCrowds.shared.data[data] ?? []
      return SortedRows(of: try Matrix(columns: data)).rows
    }
  }

  let cases: [Case]

  static let cases = requiredGolden(GoldenWalks.self, "optics.json").cases
}

@Suite("OPTICS")
struct OPTICSTests {
  @Test func fixturesAreThere() { #expect(GoldenWalks.cases.count == 9) }

  @Test("walks as scikit-learn does", arguments: GoldenWalks.cases)
  func walk(_ golden: GoldenWalks.Case) throws {
    let method = OPTICS(neighbours: golden.neighbours, radius: golden.radius ?? 0)
    let plot = try method.plot(of: golden.rows())
    #expect(plot.rows == golden.order)
    for (height, row) in zip(plot.heights, golden.order) {
      let known = golden.reaches[row] ?? .infinity
      #expect(height == known || abs(height - known) < 1e-9)
    }
  }

  @Test("tells the same groups from the walk", arguments: GoldenWalks.cases)
  func extraction(_ golden: GoldenWalks.Case) throws {
    let rows = try golden.rows()
    for known in golden.extracted {
      var method = OPTICS(
        neighbours: golden.neighbours, radius: golden.radius ?? 0, leastShare: 0)
      if let cut = known.cut { (method.extraction, method.cut) = (.cut, cut) }
      if let steepness = known.steepness, let least = known.leastSize {
        (method.steepness, method.leastSize) = (steepness, least)
      }
      guard known.labels.contains(where: { $0 >= 0 }) else {
        #expect(throws: ClusteringError.self) { try method.fit(rows, seed: 0) }
        continue
      }
      let labels = try method.fit(rows, seed: 0).labels(of: rows)
      #expect(labels.map { $0 < 0 } == known.labels.map { $0 < 0 })
      #expect(adjustedRandIndex(labels, known.labels) == 1)
    }
  }

  @Test("a radius that all rows are within changes nothing", arguments: [3, 12])
  func wide(neighbours: Int) throws {
    let rows = try GoldenCrowds.rows("moons3")
    let plain = try OPTICS(neighbours: neighbours).plot(of: rows)
    let wide = try OPTICS(neighbours: neighbours, radius: 100).plot(of: rows)
    #expect(plain.rows == wide.rows && plain.heights == wide.heights)
  }

  @Test("the order of the rows changes no label", arguments: PlotExtraction.allCases)
  func order(extraction: PlotExtraction) throws {
    let rows = try GoldenCrowds.rows("moons")
    let order = (0..<rows.rowCount).map { ($0 * 37) % rows.rowCount }
    let method = OPTICS(neighbours: 10, extraction: extraction)
    let labels = try method.fit(rows, seed: 0).labels(of: rows)
    let shuffled = rows.selectingRows(order)
    #expect(try method.fit(shuffled, seed: 1).labels(of: shuffled) == order.map { labels[$0] })
  }

  @Test("crowds of equal rows are groups")
  func equalRows() throws {
    var random = SplitMix64(seed: 8)
    let cloud = (0..<60).map { _ in Double.random(in: 10...14, using: &random) }
    let rows = try Matrix(columns: [
      Array(repeating: 0, count: 30) + Array(repeating: 3, count: 40) + cloud
    ])
    let model = try OPTICS(neighbours: 10, extraction: .cut, cut: 1).fit(rows, seed: 0)
    #expect(model.summary.sizes == [60, 40, 30])
    let labels = try OPTICS(neighbours: 10, leastSize: 20).fit(rows, seed: 0).labels(of: rows)
    #expect(labels[0] >= 0 && labels[30] >= 0 && labels[0] != labels[30])
  }

  @Test("puts outsiders into the nearest group when asked, and new rows only where they are near")
  func placing() throws {
    let rows = try GoldenCrowds.rows("moons")
    let strict = try OPTICS(extraction: .cut, cut: 0.15).fit(rows, seed: 0)
    let open = try OPTICS(extraction: .cut, cut: 0.15, placeAll: true).fit(rows, seed: 0)
    #expect(try strict.labels(of: rows).contains(-1))
    #expect(open.summary.sizes.reduce(0, +) == rows.rowCount)
    let far = try Matrix(columns: [[50], [50]])
    #expect(try strict.labels(of: far) == [-1])
    #expect(try open.labels(of: far)[0] >= 0)
    let copy = try JSONDecoder().decode(OPTICSModel.self, from: JSONEncoder().encode(open))
    #expect(try copy.labels(of: rows) == open.labels(of: rows))
  }

  @Test("refuses more different rows than it can walk through without a radius")
  func tooMany() throws {
    let rows = try Matrix(columns: [(0...OPTICS.mostRows).map(Double.init)])
    #expect(throws: ClusteringError.self) { try OPTICS().fit(rows, seed: 0) }
    #expect(try OPTICS(radius: 9, extraction: .cut, cut: 9).fit(rows, seed: 0).clusterCount == 1)
  }
}
