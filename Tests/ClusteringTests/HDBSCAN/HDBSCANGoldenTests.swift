import FoundationEssentials
import Numeric
import TestSupport
import Testing

@testable import Clustering

/// What scikit-learn and hdbscan say about ``GoldenCrowds``; `Fixtures/make_hdbscan.py` made it.
struct GoldenDensity: Decodable {
  struct Case: Decodable, CustomStringConvertible {
    let data: String
    let leastSize: Int
    let neighbours: Int
    let selection: ClusterSelection
    let radius: Double
    let singleGroup: Bool
    let labels: [Int32]
    let memberships: [Double]

    /// Whether the answer for each row depends on the order of the rows in those programs.
    let isOpen: [Bool]
    let newLabels: [Int32]?
    let trainingLabels: [Int32]?

    var description: String {
      "\(data), \(leastSize) rows, \(neighbours) neighbours, \(selection.rawValue), \(radius), "
        + "\(singleGroup)"
    }

    var method: HDBSCAN {
      HDBSCAN(
        leastSize: leastSize, leastShare: 0, neighbours: neighbours, selection: selection,
        radius: radius, singleGroup: singleGroup)
    }

    func rows() throws -> Matrix {
      try Matrix(columns: GoldenDensity.shared.data[data] ?? GoldenCrowds.shared.data[data] ?? [])
    }
  }

  let data: [String: [[Double]]]
  let new: [[Double]]
  let cases: [Case]

  static let shared = requiredGolden(GoldenDensity.self, "hdbscan.json")

  static let cases = shared.cases
}

@Suite("HDBSCAN against scikit-learn and hdbscan")
struct HDBSCANGoldenTests {
  @Test func fixturesAreThere() {
    #expect(GoldenDensity.cases.count == 33)
    let open = GoldenDensity.cases.reduce(0) { $0 + $1.isOpen.count { $0 } }
    let rows = GoldenDensity.cases.reduce(0) { $0 + $1.labels.count }
    #expect(open * 20 < rows, "\(open) of \(rows) rows are open")
  }

  @Test("finds the same groups, outsiders and memberships", arguments: GoldenDensity.cases)
  func groups(_ golden: GoldenDensity.Case) throws {
    let rows = try golden.rows()
    let model = try golden.method.fit(rows, seed: 0)
    let labels = try model.labels(of: rows)
    let memberships = try model.memberships(of: rows)
    let settled = labels.indices.filter { !golden.isOpen[$0] }
    #expect(settled.map { labels[$0] < 0 } == settled.map { golden.labels[$0] < 0 })
    let known = settled.map { golden.labels[$0] }
    #expect(adjustedRandIndex(settled.map { labels[$0] }, known) == 1)
    for row in settled {
      #expect(abs(memberships[row] - golden.memberships[row]) < 1e-9)
    }
  }

  @Test(
    "puts new rows where hdbscan does",
    arguments: GoldenDensity.cases.filter { $0.newLabels != nil })
  func newRows(_ golden: GoldenDensity.Case) throws {
    let rows = try golden.rows()
    let new = try Matrix(columns: GoldenDensity.shared.new)
    let model = try golden.method.fit(rows, seed: 0)
    let ours = try model.labels(of: rows) + model.labels(of: new)
    let theirs = (golden.trainingLabels ?? []) + (golden.newLabels ?? [])
    #expect(adjustedRandIndex(ours, theirs) > 0.99)
  }
}
