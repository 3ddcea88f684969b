import Numeric
import Testing

@testable import Clustering

@Suite("Validity of a grouping")
struct ValidityTests {
  @Test("Silhouettes are scikit-learn's", arguments: GoldenGroupings.cases)
  func silhouette(_ golden: GoldenGroupings.Case) throws {
    let rows = try GoldenGroupings.rows(of: golden)
    let ours = silhouettes(of: rows, groupings: [golden.labels])[0]
    #expect(ours.count == golden.silhouettes.count)
    for (a, b) in zip(ours, golden.silhouettes) { #expect(abs(a - b) < 1e-12) }
    let mean = golden.silhouettes.reduce(0, +) / Double(golden.silhouettes.count)
    #expect(abs(meanSilhouette(of: rows, labels: golden.labels) - mean) < 1e-12)
  }

  @Test("Silhouettes of many groupings in one pass are those of each alone")
  func sweep() throws {
    let cases = GoldenGroupings.cases.filter { $0.data == "skewed" }
    let rows = try GoldenGroupings.rows(of: try #require(cases.first))
    let together = meanSilhouettes(of: rows, groupings: cases.map(\.labels))
    for (value, golden) in zip(together, cases) {
      #expect(abs(value - meanSilhouette(of: rows, labels: golden.labels)) < 1e-13)
    }
  }

  @Test("Davies-Bouldin and Calinski-Harabasz are scikit-learn's", arguments: GoldenGroupings.cases)
  func indices(_ golden: GoldenGroupings.Case) throws {
    let rows = try GoldenGroupings.rows(of: golden)
    let davies = daviesBouldinIndex(of: rows, labels: golden.labels)
    let calinski = calinskiHarabaszIndex(of: rows, labels: golden.labels)
    #expect(isNear(davies, golden.daviesBouldin, relative: 1e-12))
    #expect(isNear(calinski, golden.calinskiHarabasz, relative: 1e-11))
  }

  @Test("The adjusted Rand index is scikit-learn's", arguments: GoldenGroupings.cases)
  func agreement(_ golden: GoldenGroupings.Case) throws {
    let first = try #require(GoldenGroupings.cases.first { $0.data == golden.data })
    let ours = adjustedRandIndex(first.labels, golden.labels)
    #expect(isNear(ours, golden.agreementWithFirst, relative: 1e-12))
  }

  @Test("One group, single rows and equal rows have values too")
  func edges() throws {
    let rows = try Matrix(columns: [[1, 1, 1, 4]])
    #expect(meanSilhouette(of: rows, labels: [0, 0, 0, 0]) == 0)
    #expect(meanSilhouette(of: rows, labels: [0, 0, 0, 1]) == 0.75)
    #expect(daviesBouldinIndex(of: rows, labels: [0, 0, 0, 0]) == 0)
    #expect(calinskiHarabaszIndex(of: rows, labels: [0, 0, 0, 0]) == 0)
    #expect(calinskiHarabaszIndex(of: rows, labels: [0, 0, 0, 1]) == 1)
    #expect(adjustedRandIndex([0, 0, 0], [0, 0, 0]) == 1)
    #expect(adjustedRandIndex([0, 1, 2], [2, 0, 1]) == 1)
    #expect(adjustedRandIndex([], []) == 1)
  }

  @Test(
    "The knee is where a curve bends most",
    arguments: [
      ([2, 3, 4, 5, 6], [100, 50, 20, 18, 17], 4),
      ([2, 3, 4, 5, 6, 7, 8, 9, 10], rfmInertias, 4),
      ([2, 3, 4], [9, 6, 3], nil),
      ([2, 3], [9, 3], nil),
      ([2, 3, 4], [1, 2, 3], nil),
    ] as [([Int], [Double], Int?)])
  func bend(x: [Int], y: [Double], expected: Int?) { #expect(knee(x: x, y: y) == expected) }

  /// Of the recipe `rfm` on Online Retail.
  static let rfmInertias = [
    6872.7, 4298.6, 3242.0, 2760.9, 2397.0, 2166.5, 1960.3, 1818.7, 1687.6,
  ]
}
