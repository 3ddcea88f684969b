import Numeric
import Testing

@testable import Clustering

@Suite("A comparison of methods")
struct MethodComparisonTests {
  private let rows: Matrix

  init() throws { rows = try threeClouds(rows: 240, features: 3) }

  @Test("groups the same rows by each, and says how well they agree")
  func measures() throws {
    let found = try MethodComparison(
      of: rows, by: ClustererCatalog.all.map { ComparedMethod($0) }, range: 2...5, seed: 1)
    #expect(found.groupings.count + found.failures.count == ClustererCatalog.all.count)
    for (place, grouping) in found.groupings.enumerated() {
      #expect(found.agreement[place][place] == 1)
      #expect((grouping.measures.densityValidity != nil) == (grouping.measures.k > 1))
      let method = ClustererCatalog.clusterer(named: grouping.name)
      #expect((grouping.gap != nil) == (method is any CountedClusterer), "\(grouping.name)")
      #expect(grouping.sizes.reduce(0, +) + grouping.choice.labels.count { $0 < 0 } == 240)
      #expect(found.overlaps[place].share <= 1)
      for other in found.groupings.indices {
        #expect(found.agreement[place][other] == found.agreement[other][place])
      }
    }
    let own = found.overlaps[found.recommended]
    #expect(own.share == 1)
    #expect(found.groupings[found.recommended].objection == nil)
    #expect(found.reasons[0].contains("is recommended"))
  }

  @Test("of numbers of one method recommends the one that is there")
  func numbers() throws {
    let methods = [2, 3, 5].map { ComparedMethod(KMeans(), number: $0) }
    let found = try MethodComparison(of: rows, by: methods, seed: 1)
    #expect(found.groupings.map(\.name) == ["k-means:2", "k-means:3", "k-means:5"])
    #expect(found.groupings.map(\.measures.k) == [2, 3, 5] && found.recommended == 1)
  }

  @Test("goes on without a method that finds nothing, and says so")
  func failures() throws {
    let methods = [
      ComparedMethod(DBSCAN(radius: 1e-9, neighbours: 50)), ComparedMethod(KMeans(), number: 3),
    ]
    let found = try MethodComparison(of: rows, by: methods, seed: 1)
    #expect(found.groupings.map(\.name) == ["k-means:3"])
    #expect(found.failures.map(\.name) == ["dbscan"])
    #expect(found.dissent.contains { $0.contains("dbscan found no group") })
    #expect(throws: ClusteringError.self) {
      try MethodComparison(of: rows, by: Array(methods.prefix(1)), seed: 1)
    }
    #expect(throws: ClusteringError.self) { try MethodComparison(of: rows, by: [], seed: 1) }
  }

  @Test("tells density-based validity as it is of all rows, or of a sample of many")
  func density() throws {
    let labels = try KMeans(clusters: 3).fit(rows, seed: 1).labels(of: rows)
    let found = try MethodComparison(
      of: rows, by: [ComparedMethod(KMeans(), number: 3)], seed: 1)
    let whole = DensityBasedValidity(of: rows, labels: labels).value
    #expect(found.groupings[0].measures.densityValidity == whole)
    #expect(found.groupings[0].measures.densityRows == nil && found.samples.count == 1)
    let sampled = try MethodComparison(
      of: threeClouds(rows: 5_100, features: 2), by: [ComparedMethod(KMeans(), number: 3)], seed: 1)
    #expect(sampled.groupings[0].measures.densityRows == 5_000)
    #expect(sampled.samples.contains { $0.contains("5,000 customers drawn") })
  }

  @Test("sets aside what one cannot work with, then takes the most stable of the comparable")
  func rule() {
    let candidates = [
      candidate(silhouette: 0.9, stability: 0.99, smallest: 0.001),
      candidate(silhouette: 0.52, stability: 0.8), candidate(silhouette: 0.5, stability: 0.95),
      candidate(silhouette: 0.4, stability: 1),
    ]
    #expect(ClusterCountRule().recommended(of: candidates, rows: 10_000) == 2)
    #expect(ClusterCountRule().recommended(of: Array(candidates.prefix(1)), rows: 10_000) == 0)
  }

  @Test("shows where the rows of each group are")
  func overlap() {
    let found = GroupOverlap([0, 0, 0, 0, 1, 1], [1, 1, 1, -1, 0, 1])
    #expect(found.shares == [[0, 0.75], [0.5, 0.5]])
    #expect(found.share == 4.0 / 6)
  }

  private func candidate(
    silhouette: Double, stability: Double, smallest: Double = 0.2
  ) -> ClusterCountSelection.Candidate {
    ClusterCountSelection.Candidate(
      k: 3, inertia: 1, silhouette: silhouette, daviesBouldin: 1, calinskiHarabasz: 1,
      stability: stability, smallest: smallest, largest: 0.5, ungrouped: 0,
      bayesianInformation: nil, objection: nil)
  }
}
