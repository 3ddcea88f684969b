import FoundationEssentials
import Numeric
import TestSupport
import Testing

@testable import Clustering

/// What scikit-learn says about the data of ``GoldenGroupings``; `Fixtures/make_splits.py` made it.
struct GoldenSplits: Decodable {
  struct Case: Decodable, CustomStringConvertible {
    let data: String
    let split: SplitChoice
    let k: Int
    let inertia: Double
    let labels: [Int32]

    var description: String { "\(data), \(k) by \(split.rawValue)" }
  }

  let cases: [Case]

  static let shared = requiredGolden(GoldenSplits.self, "splits.json").cases
}

@Suite("Bisecting k-means")
struct BisectingKMeansTests {
  @Test func fixturesAreThere() { #expect(GoldenSplits.shared.count == 31) }

  @Test("splits as scikit-learn does", arguments: GoldenSplits.shared)
  func splits(_ golden: GoldenSplits.Case) throws {
    let rows = try Matrix(columns: GoldenGroupings.shared.data[golden.data] ?? [])
    let method = BisectingKMeans(clusters: golden.k, split: golden.split, starts: 200)
    let model = try method.fit(rows, seed: 1)
    #expect(isNear(model.inertia, golden.inertia, relative: 1e-9))
    #expect(adjustedRandIndex(try model.labels(of: rows), golden.labels) >= 0.99)
  }

  @Test("the order of the rows changes nothing", arguments: SplitChoice.allCases)
  func order(split: SplitChoice) throws {
    let rows = try threeClouds(rows: 90, features: 3)
    let shuffled = rows.selectingRows((0..<90).map { ($0 * 37) % 90 })
    let method = BisectingKMeans(clusters: 5, split: split)
    #expect(try method.fit(shuffled, seed: 4) == method.fit(rows, seed: 4))
  }

  @Test("a greater number of groups splits the groups of a lesser one")
  func tree() throws {
    let rows = try threeClouds(rows: 200, features: 2)
    let models = try BisectingKMeans().fit(rows, numbers: [3, 4, 9], seed: 2) { _ in }
    #expect(models.map(\.clusterCount) == [3, 4, 9])
    #expect(try models[1] == BisectingKMeans(clusters: 4).fit(rows, seed: 2))
    let labels = try models.map { try $0.labels(of: rows) }
    for fine in 1...2 {
      let pairs = Set(zip(labels[0], labels[fine]).map { [$0, $1] })
      #expect(pairs.count == models[fine].clusterCount)
    }
    #expect(models[0].inertia > models[1].inertia && models[1].inertia > models[2].inertia)
  }

  @Test("splits down to single rows, however often they stand there")
  func single() throws {
    let rows = try Matrix(columns: [[0.1, 0.1, 0.1, 0.7, 0.7, 3]])
    let model = try BisectingKMeans(clusters: 3).fit(rows, seed: 0)
    #expect(model.summary.sizes == [3, 2, 1])
    #expect(throws: ClusteringError.tooFewRows(method: "bisecting-k-means", needed: 4, got: 3)) {
      try BisectingKMeans(clusters: 4).fit(rows, seed: 0)
    }
  }
}
