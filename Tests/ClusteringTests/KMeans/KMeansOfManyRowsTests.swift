import Numeric
import Testing

@testable import Clustering

@Suite("k-means of many rows")
struct KMeansOfManyRowsTests {
  @Test(
    "ends where Lloyd's iterations over rows in the order given end", arguments: [2, 3, 5], [2, 7])
  func sameEnd(features: Int, clusters: Int) throws {
    let count = BlockedRows.leastRowsInTiles + 77
    let rows = try crowds(count, features: features)
    let method = KMeans(clusters: clusters, starts: 1, maximumIterations: 30)
    let model = try method.fit(rows, seed: 11)
    let plain = BlockedRows(rows)
    let seeds = chooseSeeds(clusters, from: plain, by: method.seedDraws(11)[0])
    let run = lloyd(plain, from: seeds, within: method.limits(for: plain))
    #expect(isNear(model.inertia, run.inertia, relative: 1e-10))
    #expect(model.iterations == run.iterations)
    #expect(model.sizes == run.grouping.counts.sorted(by: >))
    let labels = try model.labels(of: rows)
    #expect(model.sizes == (0..<clusters).map { group in labels.count { $0 == Int32(group) } })
  }

  @Test("a model of equal rows but for a few is found, and empty groups are filled")
  func fewDistinctRows() throws {
    let count = BlockedRows.leastRowsInTiles + 3
    let rows = try Matrix(columns: [
      (0..<count).map { $0 % 20_000 == 5 ? Double($0 / 20_000) : -1 },
      [Double](repeating: 4, count: count),
    ])
    let model = try KMeans(clusters: 5, starts: 2).fit(rows, seed: 2)
    #expect(model.inertia == 0)
    #expect(model.sizes == [count - 4, 1, 1, 1, 1])
  }

  @Test("refining many rows does not raise the inertia")
  func refinement() throws {
    let rows = try crowds(BlockedRows.leastRowsInTiles + 1, features: 2)
    let plain = try KMeans(clusters: 4, starts: 1).fit(rows, seed: 3)
    let refined = try KMeans(clusters: 4, starts: 1, refine: true).fit(rows, seed: 3)
    #expect(refined.inertia <= plain.inertia)
  }

  private func crowds(_ count: Int, features: Int) throws -> Matrix {
    var random = SplitMix64(seed: UInt64(features))
    return try Matrix(
      columns: (0..<features).map { feature in
        (0..<count).map { row in
          Double(row % 6 * (feature + 2) % 5) + random.nextUnit() + random.nextUnit()
        }
      })
  }
}
