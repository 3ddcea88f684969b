import Numeric
import Testing

@testable import Clustering

@Suite("Mini-batch k-means")
struct MiniBatchKMeansTests {
  @Test("comes near k-means on many rows", arguments: [2, 3, 8])
  func near(clusters: Int) throws {
    let rows = try threeClouds(rows: 20_000, features: 3)
    let whole = try KMeans(clusters: clusters).fit(rows, seed: 1)
    let model = try MiniBatchKMeans(clusters: clusters).fit(rows, seed: 1)
    #expect(model.inertia >= whole.inertia * (1 - 1e-12))
    #expect(model.inertia < whole.inertia * 1.03, "\(model.inertia / whole.inertia)")
    #expect(model.sizes.reduce(0, +) == 20_000)
  }

  @Test("finds clear groups", arguments: [1, 2, 3, 4] as [UInt64])
  func clear(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let middles = [0.0, 40, 90]
    let columns = (0..<2).map { _ in
      (0..<6_000).map { middles[$0 % 3] + Double.random(in: -3...3, using: &random) }
    }
    let rows = try Matrix(columns: columns)
    let model = try MiniBatchKMeans(clusters: 3).fit(rows, seed: seed)
    #expect(model.sizes == [2_000, 2_000, 2_000])
    let labels = try model.labels(of: rows)
    #expect(adjustedRandIndex(labels, (0..<6_000).map { Int32($0 % 3) }) == 1)
  }

  @Test("the order of the rows changes nothing")
  func order() throws {
    let rows = try threeClouds(rows: 900, features: 3)
    let shuffled = rows.selectingRows((0..<900).map { ($0 * 37) % 900 })
    let method = MiniBatchKMeans(clusters: 5)
    #expect(try method.fit(shuffled, seed: 4) == method.fit(rows, seed: 4))
  }
}
