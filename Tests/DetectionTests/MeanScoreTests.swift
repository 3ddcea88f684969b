import Detection
import Numeric
import Parameters
import TestSupport
import Testing

/// Detectors that depend on chance agree with their peers on average; see `Fixtures/meanscores.py`.
@Suite("Mean scores over seeds")
struct MeanScoreTests {
  /// What a peer says of a table.
  struct Known: Decodable {
    /// The mean area under the ROC curve of the last ten rows.
    var area: Double

    /// The mean score of each row.
    var scores: [Double]?
  }

  struct Table: Decodable {
    var rows: [[Double]]
  }

  static let known = requiredGolden([String: [String: Known]].self, "meanscores.json")

  static let tables = requiredGolden([String: Table].self, "PyOD/tables.json")

  /// The detectors whose scores can be compared, with as many seeds as make their means steady.
  static let compared = [
    ("loda", 40), ("extended-isolation-forest", 10), ("feature-bagging", 40), ("lscp", 4),
    ("dif", 5),
  ]

  /// The mean score of each row over seeds.
  private func meanScores(_ name: String, _ rows: Matrix, seeds: Int) throws -> [Double] {
    let detector = try DetectorCatalog.detector(named: name, settings: [:])
    var sums = [Double](repeating: 0, count: rows.rowCount)
    for seed in 0..<seeds {
      let scores = try detector.fitAny(rows, seed: UInt64(seed)).scores(of: rows)
      for row in sums.indices { sums[row] += scores[row] / Double(seeds) }
    }
    return sums
  }

  @Test("score as their peers do on average", arguments: compared, ["few", "many"])
  func scores(method: (name: String, seeds: Int), table: String) throws {
    let theirs = try #require(Self.known[method.name]?[table]?.scores)
    let rows = try Matrix(columns: try #require(Self.tables[table]).rows)
    let mine = try meanScores(method.name, rows, seeds: method.seeds)
    let spread = deviation(theirs, from: mean(theirs))
    // A seed alone is off by more: a tenth to a half of the spread over rows.
    #expect(abs(mean(mine) - mean(theirs)) < 0.1 * spread)
    let differences = zip(mine, theirs).map { $0 - $1 }
    #expect(deviation(differences, from: 0) < 0.15 * spread)
  }

  @Test(
    "rank rows that lie apart as their peers do", arguments: known.keys.sorted(), ["few", "many"])
  func areas(name: String, table: String) throws {
    let theirs = try #require(Self.known[name]?[table]?.area)
    let rows = try Matrix(columns: try #require(Self.tables[table]).rows)
    let detector = try DetectorCatalog.detector(named: name, settings: [:])
    var area = 0.0
    for seed in 0..<3 as Range<UInt64> {
      area += try areaOfLastTen(detector.fitAny(rows, seed: seed).scores(of: rows)) / 3
    }
    #expect(area > theirs - 0.03)
  }
}

private func mean(_ values: [Double]) -> Double {
  values.reduce(0, +) / Double(values.count)
}

private func deviation(_ values: [Double], from centre: Double) -> Double {
  mean(values.map { ($0 - centre) * ($0 - centre) }).squareRoot()
}

/// How often one of the last ten scores above another row; ties half.
private func areaOfLastTen(_ scores: [Double]) -> Double {
  let (others, last) = (scores.dropLast(10), scores.suffix(10))
  let wins = last.reduce(0.0) { sum, score in
    others.reduce(sum) { $0 + (score > $1 ? 1 : score == $1 ? 0.5 : 0) }
  }
  return wins / Double(others.count * last.count)
}
