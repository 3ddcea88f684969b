import FoundationEssentials
import Numeric
import TestSupport
import Testing

@testable import Clustering

/// What the package kmedoids says about the data of ``GoldenGroupings``; `Fixtures/make_medoids.py`
/// made it.
struct GoldenMedoids: Decodable {
  struct Case: Decodable, CustomStringConvertible {
    let data: String
    let metric: DistanceMetric
    let k: Int
    let start: [Int]
    let loss: Double
    let built: Double

    var description: String { "\(data), \(k) by \(metric.rawValue)" }

    func cells() throws -> Cells {
      let rows = try Matrix(columns: GoldenGroupings.shared.data[data] ?? [])
      return Cells(of: rows, atMost: rows.rowCount)
    }
  }

  let cases: [Case]

  static let shared = requiredGolden(GoldenMedoids.self, "medoids.json").cases
}

@Suite("k-medoids")
struct KMedoidsTests {
  /// Those that need nothing of other rows; Gower has tests of its own.
  static let plainMetrics = DistanceMetric.allCases.filter { $0 != .gower }

  @Test func fixturesAreThere() { #expect(GoldenMedoids.shared.count == 60) }

  @Test("swaps to the loss of kmedoids from the same start", arguments: GoldenMedoids.shared)
  func swaps(_ golden: GoldenMedoids.Case) throws {
    let rows = golden.metric.measured(try golden.cells().means)
    let once = [Int](repeating: 1, count: rows.rowCount)
    let points = WeightedPoints(rows, weights: once, metric: golden.metric.kernel)
    let run = try swappedMedoids(
      golden.start, of: points, order: Array(once.indices), passes: 1_000)
    #expect(isNear(golden.metric.factor * run.loss, golden.loss, relative: 1e-9))
    #expect(run.converged && Set(run.medoids).count == golden.k)
  }

  @Test("builds to the loss of kmedoids", arguments: GoldenMedoids.shared)
  func build(_ golden: GoldenMedoids.Case) throws {
    let rows = golden.metric.measured(try golden.cells().means)
    let once = [Int](repeating: 1, count: rows.rowCount)
    let points = WeightedPoints(rows, weights: once, metric: golden.metric.kernel)
    let grouping = MedoidGrouping(points, medoids: try builtMedoids(golden.k, of: points))
    #expect(isNear(golden.metric.factor * grouping.loss, golden.built, relative: 1e-9))
  }

  @Test("the order of the rows changes nothing", arguments: DistanceMetric.allCases)
  func order(metric: DistanceMetric) throws {
    let rows = try threeClouds(rows: 90, features: 3)
    let order = (0..<90).map { ($0 * 37) % 90 }
    let method = KMedoids(clusters: 4, metric: metric, start: .random, starts: 2)
    let model = try method.fit(rows, seed: 6)
    let shuffled = rows.selectingRows(order)
    #expect(try method.fit(shuffled, seed: 6) == model)
  }

  @Test("no swap that is tried by hand lowers the loss", arguments: plainMetrics)
  func optimum(metric: DistanceMetric) throws {
    let rows = try threeClouds(rows: 60, features: 2)
    let model = try KMedoids(clusters: 3, metric: metric).fit(rows, seed: 1)
    let medoids = (0..<3).map { model.medoids.row($0) }
    let all = (0..<60).map { rows.row($0) }
    #expect(isNear(loss(all, medoids, metric), model.loss, relative: 1e-12))
    for place in 0..<3 {
      for row in all {
        var other = medoids
        other[place] = row
        #expect(loss(all, other, metric) >= model.loss * (1 - 1e-12))
      }
    }
  }

  @Test("rows that stand there twice count twice, and one medoid is the best there is")
  func weights() throws {
    let rows = try Matrix(columns: [[0, 0, 0, 0, 3, 10]])
    let one = try KMedoids(clusters: 1).fit(rows, seed: 0)
    #expect(one.medoids.row(0) == [0] && one.loss == 13 && one.sizes == [6])
    let two = try KMedoids(clusters: 2).fit(rows, seed: 0)
    #expect(two.medoids.columnValues(0) == [0, 10] && two.loss == 3 && two.sizes == [5, 1])
  }

  @Test("by cosine, rows of one direction are one group and zeros are far from all")
  func directions() throws {
    let rows = try Matrix(columns: [[1, 2, 5, 0, 0, 0, 0], [0, 0, 0, 1, 7, 0, 0]])
    let model = try KMedoids(clusters: 3, metric: .cosine).fit(rows, seed: 0)
    #expect(try model.labels(of: rows) == [0, 0, 0, 2, 2, 1, 1])
    #expect(model.loss == 0)
    let two = try KMedoids(clusters: 2, metric: .cosine).fit(rows, seed: 0)
    #expect(two.loss == 2)
  }

  @Test("of more rows than are all looked at, samples are", arguments: plainMetrics)
  func samples(metric: DistanceMetric) throws {
    let rows = try threeClouds(rows: 3_000, features: 2)
    let exact = try KMedoids(clusters: 3, metric: metric).fit(rows, seed: 1)
    let method = KMedoids(clusters: 3, metric: metric, exactRows: 1_000, sampleRows: 400)
    let model = try method.fit(rows, seed: 1)
    #expect(model.loss >= exact.loss && model.loss < 1.05 * exact.loss)
    #expect(model.sizes.reduce(0, +) == 3_000)
    let all = (0..<3_000).map { rows.row($0) }
    let medoids = (0..<3).map { model.medoids.row($0) }
    #expect(isNear(loss(all, medoids, metric), model.loss, relative: 1e-9))
  }
}

/// The sum of the distances to the nearest medoids, the plain way.
private func loss(_ rows: [[Double]], _ medoids: [[Double]], _ metric: DistanceMetric) -> Double {
  rows.reduce(0) { sum, row in
    sum + (medoids.map { distance(row, $0, metric) }.min() ?? 0)
  }
}

private func distance(_ a: [Double], _ b: [Double], _ metric: DistanceMetric) -> Double {
  let squares = zip(a, b).reduce(0.0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
  switch metric {
  case .euclidean: return squares.squareRoot()
  case .squaredEuclidean: return squares
  case .manhattan, .gower: return zip(a, b).reduce(0) { $0 + abs($1.0 - $1.1) }
  case .cosine:
    let dot = zip(a, b).reduce(0.0) { $0 + $1.0 * $1.1 }
    let lengths = [a, b].map { row in row.reduce(0) { $0 + $1 * $1 }.squareRoot() }
    return 1 - dot / (lengths[0] * lengths[1])
  }
}
