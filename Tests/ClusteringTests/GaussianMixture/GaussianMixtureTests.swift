import FoundationEssentials
import Numeric
import TestSupport
import Testing

@testable import Clustering

/// What scikit-learn says about mixtures from known starts; `Fixtures/make_mixtures.py` made it.
struct GoldenMixtures: Decodable {
  struct Case: Decodable, CustomStringConvertible {
    let data: String
    let k: Int
    let covariance: CovarianceShape
    let start: [Int32]
    let logLikelihood: Double
    let bic: Double
    let aic: Double
    let labels: [Int32]
    let memberships: [[Double]]

    var description: String { "\(data), \(k) \(covariance.rawValue)" }
  }

  let cases: [Case]

  static let shared = requiredGolden(GoldenMixtures.self, "mixtures.json").cases
}

@Suite("Gaussian mixtures against scikit-learn")
struct GaussianMixtureTests {
  @Test func fixturesAreThere() { #expect(GoldenMixtures.shared.count == 32) }

  @Test("climb from the same start to the same likelihood", arguments: GoldenMixtures.shared)
  func likelihood(_ golden: GoldenMixtures.Case) throws {
    let rows = try Matrix(columns: GoldenGroupings.shared.data[golden.data] ?? [])
    let method = GaussianMixture(
      clusters: golden.k, covariance: golden.covariance, maximumIterations: 2_000, tolerance: 1e-10)
    let start = MixtureEstimate(golden.start, of: rows, by: method)
    let found = method.climb(from: start, BlockedRows(rows))
    #expect(isNear(found.logLikelihood, golden.logLikelihood, relative: 1e-6))
    let model = try #require(GaussianMixtureModel(found, rows: rows, method: method))
    #expect(isNear(try #require(model.bayesianInformation), golden.bic, relative: 1e-6))
    #expect(isNear(model.akaikeInformation, golden.aic, relative: 1e-6))
    #expect(adjustedRandIndex(try model.labels(of: rows), golden.labels) > 0.99)
    let memberships = try model.memberships(of: rows)
    for (row, known) in golden.memberships.enumerated() {
      for (ours, theirs) in zip(memberships.row(row).sorted(), known.sorted()) {
        #expect(abs(ours - theirs) < 1e-3)
      }
    }
  }

  @Test("the floor keeps a component from shrinking onto equal values")
  func ties() throws {
    var random = SplitMix64(seed: 3)
    // Most customers bought once: one feature is the same for them to the last bit.
    let once = (0..<400).map { $0 < 300 ? 0.0 : Double.random(in: 0.7...3, using: &random) }
    let spend = (0..<400).map { _ in Double.random(in: 0...4, using: &random) }
    let rows = try Matrix(columns: [once, spend])
    for shape in CovarianceShape.allCases {
      let model = try GaussianMixture(clusters: 3, covariance: shape).fit(rows, seed: 1)
      #expect(model.logLikelihood.isFinite)
      #expect(model.memberships(of: rows, areSums: 1))
    }
  }

  @Test("each start can only help")
  func starts() throws {
    let rows = try threeClouds(rows: 200, features: 3)
    let one = try GaussianMixture(clusters: 5, starts: 1).fit(rows, seed: 2)
    let many = try GaussianMixture(clusters: 5, starts: 6).fit(rows, seed: 2)
    #expect(many.logLikelihood >= one.logLikelihood)
  }
}

extension GaussianMixtureModel {
  /// Whether the chances of every row add up.
  fileprivate func memberships(of rows: Matrix, areSums sum: Double) -> Bool {
    guard let found = try? memberships(of: rows) else { return false }
    return (0..<rows.rowCount).allSatisfy { abs(found.row($0).reduce(0, +) - sum) < 1e-9 }
  }
}
