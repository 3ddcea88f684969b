import Clustering
import Detection
import Numeric
import TestSupport
import Testing

/// Detectors that leave something to chance score as PyOD does on average; see `Fixtures/chance.py`.
@Suite("Mean scores of PyOD")
struct ChanceTests {
  struct Scores: Decodable {
    var fit: [Double]
    var new: [Double]
  }

  static let known = requiredGolden([String: [String: Scores]].self, "chance.json")

  static let tables = PyODTests.tables

  /// The mean scores over twenty seeds.
  private func means(
    _ name: String, of rows: Matrix, fittedTo training: Matrix
  ) throws -> [Double] {
    var sums = [Double](repeating: 0, count: rows.rowCount)
    for seed in 0..<20 as Range<UInt64> {
      let model = try DetectorCatalog.detector(named: name, settings: [:])
        .fitAny(training, seed: seed)
      sums = zip(sums, try model.scores(of: rows)).map { $0 + $1 / 20 }
    }
    return sums
  }

  @Test("are about ours by balls", arguments: ["few", "many"])
  func balls(table: String) throws {
    let known = try #require(Self.known[table]?["inne"])
    let data = try #require(Self.tables[table])
    let training = try Matrix(columns: data.rows)
    let fit = try means("inne", of: training, fittedTo: training)
    let new = try means("inne", of: try Matrix(columns: data.new), fittedTo: training)
    for (mine, theirs) in zip(fit + new, known.fit + known.new) {
      #expect(abs(mine - theirs) < 0.06)
    }
    #expect(abs(sum(fit) - sum(known.fit)) < 0.01 * Double(fit.count))
  }

  @Test("are about ours by a sample, for new rows", arguments: ["few", "many"])
  func sample(table: String) throws {
    let known = try #require(Self.known[table]?["sampling"])
    let data = try #require(Self.tables[table])
    let new = try means(
      "sampling", of: try Matrix(columns: data.new), fittedTo: try Matrix(columns: data.rows))
    for (mine, theirs) in zip(new, known.new) { #expect(abs(mine - theirs) < 0.35 * theirs) }
    #expect(abs(sum(new) - sum(known.new)) < 0.08 * sum(known.new))
  }

  @Test("rank rows as ours do by shared neighbours", arguments: ["few", "many"])
  func shared(table: String) throws {
    let known = try #require(Self.known[table]?["sod"])
    let rows = try Matrix(columns: try #require(Self.tables[table]).rows)
    let scores = try SOD().fit(rows, seed: 0).scores(of: rows)
    // Rows without a feature that stands out are 0 in PyOD alone.
    let pairs = zip(scores, known.fit).filter { $0.1 > 0 }
    #expect(pairs.count > scores.count * 7 / 10)
    #expect(correlation(pairs.map(\.0), pairs.map(\.1)) > 0.85)
  }

  @Test("are ours by memberships, but for rows between crowds", arguments: ["few", "many"])
  func memberships(table: String) throws {
    let known = try #require(Self.known[table]?["glosh"])
    let rows = try Matrix(columns: try #require(Self.tables[table]).rows)
    let scores = try GLOSH(measure: .membership).fit(rows, seed: 0).scores(of: rows)
    let other = zip(scores, known.fit).filter { abs($0 - $1) > 1e-9 }
    #expect(other.count * 100 <= scores.count && other.allSatisfy { abs($0 - $1) < 0.1 })
  }

  @Test("a sampled row is not its own neighbour")
  func sampledRow() throws {
    let rows = try Matrix(columns: [[0, 3, 10]])
    #expect(try Sampling().fit(rows, seed: 1).scores(of: rows) == [3, 3, 7])
  }
}

private func sum(_ values: [Double]) -> Double { values.reduce(0, +) }

/// Pearson's correlation.
private func correlation(_ a: [Double], _ b: [Double]) -> Double {
  let (meanA, meanB) = (sum(a) / Double(a.count), sum(b) / Double(b.count))
  let products = zip(a, b).map { ($0 - meanA) * ($1 - meanB) }
  let squaresA = a.map { ($0 - meanA) * ($0 - meanA) }
  let squaresB = b.map { ($0 - meanB) * ($0 - meanB) }
  return sum(products) / (sum(squaresA) * sum(squaresB)).squareRoot()
}
