import FoundationEssentials
import Numeric
import TestSupport
import Testing

@testable import Clustering

/// What scikit-learn says about Bayesian mixtures from known starts; `Fixtures/make_bayesian.py`
/// made it.
struct GoldenBayesianMixtures: Decodable {
  struct Case: Decodable, CustomStringConvertible {
    let data: String
    let k: Int
    let covariance: CovarianceShape
    let weightPrior: WeightPrior
    let start: [Int32]
    let iterations: Int
    let lowerBound: Double
    let weights: [Double]
    let labels: [Int32]
    let memberships: [[Double]]

    var description: String { "\(data), \(k) \(covariance.rawValue), \(weightPrior.rawValue)" }
  }

  let cases: [Case]

  static let shared = requiredGolden(Self.self, "bayesian.json").cases
}

@Suite("Bayesian mixtures against scikit-learn")
struct BayesianMixtureTests {
  @Test func fixturesAreThere() { #expect(GoldenBayesianMixtures.shared.count == 40) }

  @Test("come from the same start to the same bound", arguments: GoldenBayesianMixtures.shared)
  func lowerBound(_ golden: GoldenBayesianMixtures.Case) throws {
    let rows = try Matrix(columns: GoldenGroupings.shared.data[golden.data] ?? [])
    let method = BayesianMixture(
      components: golden.k, covariance: golden.covariance, weightPrior: golden.weightPrior,
      maximumIterations: golden.iterations, tolerance: 0)
    let prior = MixturePrior(rows, by: method)
    let moments = MixtureMoments(
      golden.start, of: rows, groups: golden.k, shape: golden.covariance, floor: method.floor)
    let start = try #require(BayesianEstimate(moments, prior: prior))
    let found = try method.climb(from: start, BlockedRows(rows), prior: prior)
    #expect(found.iterations == golden.iterations)
    #expect(isNear(found.estimate.lowerBound, golden.lowerBound, relative: 1e-8))
    for (ours, theirs) in zip(found.estimate.expectedWeights, golden.weights) {
      #expect(abs(ours - theirs) < 1e-6)
    }
    let memberships = BlockedRows(rows).memberships(in: found.estimate.components)
    for (row, known) in golden.memberships.enumerated() {
      for (ours, theirs) in zip(memberships.row(row), known) { #expect(abs(ours - theirs) < 1e-6) }
    }
    let model = try #require(BayesianMixtureModel(found, rows: rows))
    #expect(adjustedRandIndex(try model.labels(of: rows), golden.labels) == 1)
    #expect(model.clusterCount == Set(golden.labels).count)
  }

  @Test("finds the number of groups up to the greatest", arguments: WeightPrior.allCases)
  func number(prior: WeightPrior) throws {
    let rows = try roundClouds(5, rows: 600)
    let model = try BayesianMixture(weightPrior: prior).fit(rows, seed: 4)
    #expect(model.clusterCount == 5)
    #expect(model.converged)
    #expect(abs(model.weights.reduce(0, +) - 1) < 0.01)
    let truth = (0..<600).map { Int32($0 % 5) }
    #expect(adjustedRandIndex(try model.labels(of: rows), truth) == 1)
    let few = try BayesianMixture(components: 3, weightPrior: prior).fit(rows, seed: 4)
    #expect(few.clusterCount == 3)
  }

  @Test("the order of the rows changes nothing", arguments: CovarianceShape.allCases)
  func order(shape: CovarianceShape) throws {
    let rows = try threeClouds(rows: 150, features: 3)
    let shuffled = rows.selectingRows((0..<150).map { ($0 * 37) % 150 })
    let method = BayesianMixture(covariance: shape)
    let labels = try method.fit(rows, seed: 1).labels(of: rows)
    #expect(try method.fit(shuffled, seed: 1).labels(of: rows) == labels)
  }

  @Test("survives one row, equal rows, features that never change or follow from others")
  func degenerate() throws {
    var random = SplitMix64(seed: 8)
    let values = (0..<60).map { _ in Double.random(in: 0...9, using: &random) }
    let tables = [
      [[3.0], [4.0]],
      [[1, 1, 1, 1], [2, 2, 2, 2]],
      [values, values.map { _ in 7 }],
      [values, values.map { 2 * $0 }],
      [values, values.enumerated().map { $0.offset == 3 ? 1e9 : 0 }],
    ]
    for table in tables {
      let rows = try Matrix(columns: table)
      for shape in CovarianceShape.allCases {
        let model = try BayesianMixture(covariance: shape).fit(rows, seed: 2)
        #expect(model.clusterCount >= 1 && model.lowerBound.isFinite)
        #expect(try !model.labels(of: rows).contains(-1))
      }
    }
  }
}

/// Clouds far from each other, one row after another.
private func roundClouds(_ count: Int, rows: Int) throws -> Matrix {
  var random = SplitMix64(seed: 6)
  var columns = [[Double]](repeating: [], count: 2)
  for row in 0..<rows {
    let place = [Double(row % count % 3) * 9, Double(row % count / 3) * 9]
    for feature in 0..<2 {
      let noise = (0..<4).reduce(0.0) { sum, _ in sum + random.nextUnit() - 0.5 }
      columns[feature].append(place[feature] + noise)
    }
  }
  return try Matrix(columns: columns)
}
