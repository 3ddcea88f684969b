import FoundationEssentials
import Numeric
import TestSupport
import Testing

@testable import Clustering

/// What scikit-learn says about the data of ``GoldenGroupings`` and ``GoldenCrowds``;
/// `Fixtures/make_balls.py` made it.
struct GoldenBalls: Decodable {
  struct Case: Decodable, CustomStringConvertible {
    let file: String
    let data: String
    let threshold: Double
    let branching: Int
    let sizes: [Int]
    let means: [[Double]]
    let labels: [Int32]

    var description: String { "\(file), \(data), \(threshold), \(branching)" }

    /// The rows in the order of their values.
    func rows() throws -> Matrix {
      let rows =
        file == "crowds"
        ? try GoldenCrowds.rows(data)
        : try Matrix(columns: GoldenGroupings.shared.data[data] ?? [])
      return rows.selectingRows(rowOrder(of: rows))
    }
  }

  let cases: [Case]

  static let shared = requiredGolden(GoldenBalls.self, "balls.json").cases
}

@Suite("BIRCH against scikit-learn")
struct BirchTests {
  @Test func fixturesAreThere() { #expect(GoldenBalls.shared.count == 32) }

  @Test(
    "gathers the same balls, and merges them into the same groups", arguments: GoldenBalls.shared)
  func balls(_ golden: GoldenBalls.Case) throws {
    let rows = try golden.rows()
    let method = Birch(clusters: 3, threshold: golden.threshold, branching: golden.branching)
    let (balls, threshold) = try method.balls(of: rows)
    #expect(threshold == golden.threshold)
    #expect(balls.map { Int($0.count) } == golden.sizes)
    for (feature, column) in golden.means.enumerated() where balls.count == column.count {
      for (ball, value) in zip(balls, column) { #expect(abs(ball.mean[feature] - value) < 1e-9) }
    }
    let model = try method.fit(rows, seed: 0)
    #expect(adjustedRandIndex(try model.labels(of: rows), golden.labels) >= 0.99)
  }

  @Test("the order of the rows changes nothing")
  func order() throws {
    let rows = try threeClouds(rows: 900, features: 3)
    let shuffled = rows.selectingRows((0..<900).map { ($0 * 37) % 900 })
    let method = Birch(clusters: 5, threshold: 0.5)
    let labels = try method.fit(rows, seed: 0).labels(of: rows)
    #expect(try method.fit(shuffled, seed: 1).labels(of: rows) == labels)
  }

  @Test("makes a threshold greater that leaves too many balls")
  func tooMany() throws {
    let rows = try Matrix(columns: [(0..<30_000).map { Double($0 % 3 * 50_000 + $0) }])
    let model = try Birch(clusters: 3, threshold: 0.1).fit(rows, seed: 0)
    #expect(model.threshold > 0.1 && model.balls.rows.rowCount <= Birch.mostBalls)
    #expect(model.summary.sizes == [10_000, 10_000, 10_000])
  }

  @Test("finds fewer groups where there are fewer balls")
  func fewer() throws {
    let rows = try Matrix(columns: [[0, 0.01, 0.02, 5, 5.01, 5.02]])
    let model = try Birch(clusters: 4, threshold: 0.1).fit(rows, seed: 0)
    #expect(model.clusterCount == 2)
  }
}
