import Numeric
import Testing

@testable import Clustering

@Suite("Gap statistic")
struct GapStatisticTests {
  static let cases = GoldenValidity.shared.gaps

  @Test("is that of SciPy's Ward trees on the same reference sets", arguments: cases)
  func golden(_ golden: GoldenValidity.Gap) throws {
    let rows = try Matrix(columns: try #require(GoldenGroupings.shared.data[golden.data]))
    let found = try Agglomerative().gapStatistic(
      of: rows, range: 1...6, references: golden.references, seed: golden.seed)
    #expect(found.points.map(\.k) == [1, 2, 3, 4, 5, 6])
    for (place, point) in found.points.enumerated() {
      #expect(abs(point.logInertia - golden.logInertias[place]) < 1e-9)
      #expect(abs(point.expectedLogInertia - golden.expected[place]) < 1e-9)
      #expect(abs(point.standardError - golden.errors[place]) < 1e-9)
    }
  }

  @Test("finds three clouds, and one where there is one", arguments: [1, 2, 3] as [UInt64])
  func suggestion(seed: UInt64) throws {
    let clouds = try threeClouds(rows: 300, features: 4)
    #expect(try KMeans().gapStatistic(of: clouds, range: 1...6, seed: seed).suggested == 3)
    var random = SplitMix64(seed: seed)
    let even = try Matrix(columns: (0..<2).map { _ in (0..<200).map { _ in random.nextUnit() } })
    #expect(try KMeans().gapStatistic(of: even, range: 1...5, seed: seed).suggested == 1)
  }

  @Test("measures categories too, whose codes are drawn from those there are")
  func categories() throws {
    let numbers = (0..<60).map { Double($0 % 3) * 10 + Double($0) / 60 }
    let rows = try Matrix(columns: [numbers, (0..<60).map { Double($0 % 3) - 1 }])
    for var method in [KPrototypes(), KPrototypes(gamma: 2)] {
      method.categoryCount = 1
      let found = try method.gapStatistic(of: rows, range: 1...5, references: 5, seed: 2)
      #expect(found.points.map(\.k) == [1, 2, 3, 4, 5])
      let gaps = found.points.map(\.gap)
      #expect(gaps[2] > gaps[0] && gaps[2] > gaps[1])
    }
  }

  @Test("is that of a sample of many rows, and the same twice")
  func sample() throws {
    let rows = try threeClouds(rows: 500, features: 2)
    var rule = ClusterCountRule()
    rule.greatestGapSample = 150
    rule.references = 6
    let found = try (0..<2).map { _ in
      try KMeans().choose(rows, range: 2...5, rule: rule, seed: 3).selection
    }
    #expect(found[0] == found[1])
    let gap = try #require(found[0].gap)
    #expect(gap.rows == 150 && gap.references == 6 && gap.suggested == 3)
    #expect(gap.points.map(\.k) == [1, 2, 3, 4, 5])
    #expect(found[0].reasons.contains { $0.contains("sample of 150 of 500") })
    rule.references = 0
    #expect(try KMeans().choose(rows, range: 2...5, rule: rule, seed: 3).selection.gap == nil)
  }

  @Test("chooses the number where that is asked for, and dissents where it is not")
  func chooses() throws {
    let points = [(1, 0.1), (2, 0.2), (3, 0.3), (4, 0.9), (5, 0.8)].map { k, gap in
      GapStatistic.Point(k: k, logInertia: 0, expectedLogInertia: gap, standardError: 0.02)
    }
    let candidates = (2...5).map { k in
      ClusterCountSelection.Candidate(
        k: k, inertia: 10 / Double(k), silhouette: k == 2 ? 0.8 : 0.4, daviesBouldin: 1,
        calinskiHarabasz: 1, stability: 1, smallest: 0.2, largest: 0.4, ungrouped: 0,
        bayesianInformation: nil, objection: nil)
    }
    var rule = ClusterCountRule()
    for (measure, expected) in [(ClusterCountMeasure.gap, 4), (.silhouette, 2)] {
      rule.measure = measure
      let found = ClusterCountSelection(
        candidates, rows: 1_000, forced: nil, rule: rule,
        gap: GapStatistic(points: points, rows: 1_000, references: 20), sampleSize: nil,
        foundBy: nil)
      #expect(found.chosen == expected)
      #expect(found.reasons[0].contains("Tibshirani") == (measure == .gap))
      #expect(
        found.dissent.contains { $0.contains("gap statistic speaks for 4") }
          == (measure == .silhouette))
    }
    let flat = GapStatistic(points: Array(points.prefix(2).reversed()), rows: 9, references: 2)
    #expect(flat.suggested == 2 && flat.suggested(from: 3) == nil && flat.point(7) == nil)
  }

  @Test("leaves out numbers that rows do not allow, and refuses no rows")
  func edges() throws {
    let rows = try Matrix(columns: [[1, 1, 2, 3, 3]])
    let found = try KMeans().gapStatistic(of: rows, range: 1...9, references: 5, seed: 1)
    #expect(found.points.map(\.k) == [1, 2])
    #expect(throws: ClusteringError.self) {
      try KMeans().gapStatistic(of: Matrix(rowCount: 0, columnCount: 2), seed: 1)
    }
    let constant = try Matrix(columns: [[7, 7, 7]])
    #expect(try KMeans().gapStatistic(of: constant, seed: 1).suggested == nil)
  }
}
