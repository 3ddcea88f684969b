@testable import Detection
import Numeric
import Parameters
import TestSupport
import Testing

@Suite("Ensembles")
struct EnsembleTests {
  static let expected: [(ScoreCombination, Double)] = [
    (.average, 2), (.median, 2.5), (.maximum, 4), (.averageOfMaxima, 3),
    (.maximumOfAverages, 3.5), (.majority, 0.5),
  ]

  @Test("scores are combined as the name says", arguments: expected)
  func combination(kind: ScoreCombination, score: Double) {
    let combiner = ScoreCombiner(
      combination: kind, weights: [4, 3, 2, 1], thresholds: [1, 1.5, 2.5, 9],
      buckets: [[0, 1], [2, 3]])
    var scores = [1.0, 2, 3, 4]
    #expect(abs(combiner.combine(&scores) - score) < 1e-12)
  }

  @Test("a pool needs a member, and leaves out those that need more rows")
  func members() throws {
    let rows = try cloudWithOneOutlier(rows: 4, features: 2)
    let names = try DetectorPool().fit(rows, seed: 1).memberNames
    #expect(names.contains("isolation-forest") && !names.contains("nearest-neighbours"))
    var none = DetectorPool()
    (none.isolationForest, none.nearestNeighbours, none.cblof) = (0, 0, 0)
    #expect(throws: DetectionError.self) { try none.fit(rows, seed: 1) }
  }

  @Test("a pool of one ranks as that one", arguments: ScoreCombination.allCases)
  func one(combination: ScoreCombination) throws {
    let rows = try cloudWithOneOutlier(rows: 150, features: 3)
    var pool = DetectorPool()
    (pool.isolationForest, pool.nearestNeighbours, pool.cblof, pool.ecod) = (0, 0, 0, 1)
    pool.combination = combination
    let scores = try pool.fit(rows, seed: 1).scores(of: rows)
    let alone = try ECOD().fit(rows, seed: 1).scores(of: rows)
    let (mean, count) = (alone.reduce(0, +) / 150, 150.0)
    let spread = (alone.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count).squareRoot()
    for (together, alone) in zip(scores, alone) where combination != .majority {
      #expect(abs(together - (alone - mean) / spread) < 1e-9)
    }
    if combination == .majority { #expect(scores.reduce(0, +) == 15) }
  }

  @Test("a bag of all features is its base, whatever it is", arguments: BaseDetector.allCases)
  func bag(base: BaseDetector) throws {
    let rows = try cloudWithOneOutlier(rows: 60, features: 1)
    var bagging = FeatureBagging()
    (bagging.base, bagging.detectors) = (base, 1)
    let scores = try bagging.fit(rows, seed: 3).scores(of: rows)
    #expect(scores.last == scores.max())
    bagging.combination = .maximum
    #expect(try bagging.fit(rows, seed: 3).scores(of: rows) == scores)
  }
}
