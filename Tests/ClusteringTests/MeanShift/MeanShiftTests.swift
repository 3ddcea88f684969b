import FoundationEssentials
import Numeric
import TestSupport
import Testing

@testable import Clustering

/// What scikit-learn says about the data of ``GoldenGroupings`` and ``GoldenCrowds``;
/// `Fixtures/make_peaks.py` made it.
struct GoldenPeaks: Decodable {
  struct Case: Decodable, CustomStringConvertible {
    let file: String
    let data: String
    let share: Double
    let bandwidth: Double
    let labels: [Int32]
    let peaks: [[Double]]

    var description: String { "\(file), \(data), \(share)" }

    func rows() throws -> Matrix {
      file == "crowds"
        ? try GoldenCrowds.rows(data)
        : try Matrix(columns: GoldenGroupings.shared.data[data] ?? [])
    }
  }

  let cases: [Case]

  static let shared = requiredGolden(GoldenPeaks.self, "peaks.json").cases
}

@Suite("Mean shift against scikit-learn")
struct MeanShiftTests {
  @Test func fixturesAreThere() { #expect(GoldenPeaks.shared.count == 24) }

  @Test("suggests the same bandwidth", arguments: GoldenPeaks.shared)
  func bandwidth(_ golden: GoldenPeaks.Case) throws {
    let found = MeanShift(share: golden.share).suggestedBandwidth(for: try golden.rows())
    #expect(isNear(found, golden.bandwidth, relative: 1e-9))
  }

  @Test("climbs to the same peaks", arguments: GoldenPeaks.shared)
  func groups(_ golden: GoldenPeaks.Case) throws {
    let rows = try golden.rows()
    let model = try MeanShift(bandwidth: golden.bandwidth).fit(rows, seed: 0)
    #expect(adjustedRandIndex(try model.labels(of: rows), golden.labels) >= 0.99)
    #expect(model.clusterCount == Set(golden.labels).count)
    for peak in 0..<model.clusterCount {
      let near = golden.peaks.map { other in
        zip(model.peaks.rows.row(peak), other).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      }
      #expect((near.min() ?? 1).squareRoot() < 0.01 * golden.bandwidth)
    }
  }

  @Test("the order of the rows changes nothing")
  func order() throws {
    let rows = try GoldenCrowds.rows("moons")
    let shuffled = rows.selectingRows((0..<rows.rowCount).map { ($0 * 37) % rows.rowCount })
    let labels = try MeanShift().fit(rows, seed: 0).labels(of: rows)
    #expect(try MeanShift().fit(shuffled, seed: 0).labels(of: rows) == labels)
  }

  @Test("leaves rows far from every peak alone when asked")
  func outside() throws {
    let rows = try Matrix(columns: [[0, 0.1, 0.2, 0.3, 1.25]])
    let open = try MeanShift(bandwidth: 1).fit(rows, seed: 0)
    let strict = try MeanShift(bandwidth: 1, placeAll: false).fit(rows, seed: 0)
    #expect(try !open.labels(of: rows).contains(-1))
    let far = try Matrix(columns: [[9]])
    #expect(try open.labels(of: far) != [-1] && strict.labels(of: far) == [-1])
  }

  @Test("says how many rows are too many")
  func tooMany() throws {
    let rows = try Matrix(columns: [(0...20_000).map(Double.init)])
    #expect(
      throws: ClusteringError.tooManyRows(method: "mean-shift", most: 20_000, got: 20_001)
    ) { try MeanShift().fit(rows, seed: 0) }
  }
}
