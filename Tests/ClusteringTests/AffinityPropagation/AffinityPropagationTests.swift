import FoundationEssentials
import Numeric
import TestSupport
import Testing

@testable import Clustering

/// What scikit-learn says about the data of ``GoldenGroupings``; `Fixtures/make_exemplars.py` made it.
struct GoldenExemplars: Decodable {
  struct Case: Decodable, CustomStringConvertible {
    let data: String
    let times: Int
    let preference: Double
    let labels: [Int32]
    let similarity: Double

    var description: String { "\(data), \(times) times the median" }

    func rows() throws -> Matrix { try Matrix(columns: GoldenGroupings.shared.data[data] ?? []) }
  }

  let cases: [Case]

  static let shared = requiredGolden(GoldenExemplars.self, "exemplars.json").cases
}

@Suite("Affinity propagation against scikit-learn")
struct AffinityPropagationTests {
  @Test func fixturesAreThere() { #expect(GoldenExemplars.shared.count == 12) }

  @Test("finds the same groups", arguments: GoldenExemplars.shared)
  func groups(_ golden: GoldenExemplars.Case) throws {
    let rows = try golden.rows()
    let method = AffinityPropagation(
      preference: golden.preference, damping: 0.8, maximumIterations: 5_000, patience: 50)
    let model = try method.fit(rows, seed: 0)
    let found = similarity(of: rows, model)
    #expect(found >= golden.similarity * (1 + 1e-9), "\(found)")
    // Where scikit-learn ends in groups that suit the rows less, ours may be others.
    let isBetter = found > golden.similarity * (1 - 1e-6)
    let agreement = adjustedRandIndex(try model.labels(of: rows), golden.labels)
    #expect(agreement >= 0.99 || isBetter, "\(found) \(golden.similarity)")
  }

  @Test(
    "takes the median of all pairs where no preference is given", arguments: GoldenExemplars.shared)
  func median(_ golden: GoldenExemplars.Case) throws {
    let model = try AffinityPropagation(damping: 0.8).fit(golden.rows(), seed: 0)
    #expect(isNear(model.preference * Double(golden.times), golden.preference, relative: 1e-9))
  }

  @Test("the order of the rows changes nothing, and equal rows count so often")
  func order() throws {
    let rows = try threeClouds(rows: 90, features: 2)
    let shuffled = rows.selectingRows((0..<90).map { ($0 * 37) % 90 })
    let method = AffinityPropagation(preference: -60)
    let labels = try method.fit(rows, seed: 2).labels(of: rows)
    #expect(try method.fit(shuffled, seed: 2).labels(of: rows) == labels)
    // One row pulls the exemplar when it stands there often.
    let heavy = try Matrix(columns: [[0, 1, 2, 2, 2, 2, 2, 2, 9]])
    let model = try AffinityPropagation(preference: -8).fit(heavy, seed: 0)
    #expect(model.exemplars.rows.columnValues(0).contains(2))
    #expect(model.summary.sizes == [8, 1])
  }

  @Test("says how many rows are too many")
  func tooMany() throws {
    let rows = try Matrix(columns: [(0...5_000).map(Double.init)])
    #expect(
      throws: ClusteringError.tooManyRows(method: "affinity-propagation", most: 5_000, got: 5_001)
    ) { try AffinityPropagation().fit(rows, seed: 0) }
  }
}

/// The sum of the similarities of the rows to their exemplars, and the preference of each exemplar.
private func similarity(of rows: Matrix, _ model: ExemplarModel) -> Double {
  var sum = Double(model.clusterCount) * model.preference
  for row in 0..<rows.rowCount {
    let squares = (0..<model.clusterCount).map { exemplar in
      zip(rows.row(row), model.exemplars.rows.row(exemplar))
        .reduce(0.0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    }
    sum -= squares.min() ?? 0
  }
  return sum
}
