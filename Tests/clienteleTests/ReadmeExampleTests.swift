import Clustering
import Detection
import Features
import Numeric
import Testing

@Suite("The example of the README")
struct ReadmeExampleTests {
  @Test("does what it says")
  func example() throws {
    let customers = try Matrix(columns: [[1, 2, 2, 9, 8, 11, 1], [20, 35, 30, 410, 390, 700, 25]])
    let scaled = try FittedTransform(
      fitting: [TransformStep(.log1p), TransformStep(.standardise)], to: customers,
      columns: ["frequency", "monetary"]
    ).apply(customers)
    let groups = try KMeans(clusters: 2).fit(scaled, seed: 1).labels(of: scaled)
    let unusual = try IsolationForest().fit(scaled, seed: 1).scores(of: scaled)
    let often = groups[3]
    #expect(
      groups == [3, 4, 5].reduce(into: [Int32](repeating: 1 - often, count: 7)) { $0[$1] = often })
    #expect(unusual.count == 7)
  }
}
