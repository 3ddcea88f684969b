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
