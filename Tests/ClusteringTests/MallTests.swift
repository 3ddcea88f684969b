import FoundationEssentials
import Numeric
import Testing

@testable import Clustering

/// Figures of the recipe `mall`, as scikit-learn 1.9.1 computes them from the same file.
@Suite("Mall customers", .enabled(if: MallCustomers.isThere, "the shared data are not here"))
struct MallTests {
  @Test(
    "reaches the published inertias and silhouettes",
    arguments: [
      (3, 157.704, 0.4666), (4, 108.921, 0.4939), (5, 65.568, 0.5547), (6, 55.057, 0.5399),
      (7, 44.865, 0.5281), (8, 37.148, 0.4567),
    ])
  func published(clusters: Int, inertia: Double, silhouette: Double) throws {
    let rows = try MallCustomers.standardised()
    let model = try KMeans(clusters: clusters, refine: true).fit(rows, seed: 1)
    #expect(abs(model.inertia - inertia) < 5e-4 + 1e-6 * inertia)
    let mean = meanSilhouette(of: rows, labels: try model.labels(of: rows))
    #expect(abs(mean - silhouette) <= 5.1e-5)
  }

  @Test("finds the five groups", arguments: [0, 1, 2, 42] as [UInt64])
  func five(seed: UInt64) throws {
    let choice = try KMeans().choose(MallCustomers.standardised(), seed: seed)
    #expect(choice.selection.chosen == 5)
    #expect((choice.model.model as? KMeansModel)?.sizes == [81, 39, 35, 23, 22])
  }

  @Test(
    "has Ward's published silhouettes",
    arguments: zip(
      2...10, [0.3842, 0.4610, 0.4926, 0.5538, 0.5387, 0.5198, 0.4309, 0.4377, 0.4339]))
  func ward(clusters: Int, silhouette: Double) throws {
    let rows = try MallCustomers.standardised()
    let labels = try Agglomerative(clusters: clusters).fit(rows, seed: 1).labels(of: rows)
    #expect(abs(meanSilhouette(of: rows, labels: labels) - silhouette) <= 5.1e-5)
    guard clusters == 5 else { return }
    let kMeans = try KMeans(clusters: 5).fit(rows, seed: 1).labels(of: rows)
    #expect(abs(adjustedRandIndex(labels, kMeans) - 0.942) <= 5.1e-4)
  }

  @Test("has its least information criterion at five ellipsoids")
  func mixture() throws {
    let rows = try MallCustomers.standardised()
    let criteria = try (2...8).map { clusters in
      let model = try GaussianMixture(clusters: clusters, starts: 10).fit(rows, seed: 1)
      return try #require(model.bayesianInformation)
    }
    #expect(criteria.min() == criteria[3])
    // The published one ended its climb a little earlier or later.
    #expect(abs(criteria[3] - 1058.65) < 0.15)
  }

  @Test(
    "has the published crowds",
    arguments: [(0.3, 7, 35), (0.4, 4, 15), (0.5, 2, 8)])
  func crowds(radius: Double, groups: Int, noise: Int) throws {
    let rows = try MallCustomers.standardised()
    let model = try DBSCAN(radius: radius, neighbours: 5).fit(rows, seed: 1)
    #expect(model.clusterCount == groups)
    #expect(try model.labels(of: rows).count { $0 < 0 } == noise)
  }

  @Test("finds better optima than the published ones where there are any")
  func better() throws {
    let rows = try MallCustomers.standardised()
    for (clusters, published) in [(2, 269.691), (9, 32.360), (10, 29.076)] {
      let model = try KMeans(clusters: clusters, starts: 100, refine: true).fit(rows, seed: 1)
      #expect(model.inertia <= published)
    }
  }
}

private enum MallCustomers {
  static var file: URL {
    if let folder = ProcessInfo.processInfo.environment["CLIENTELE_DATA"] {
      return URL(filePath: folder).appending(path: "mall/Mall_Customers.csv")
    }
    var root = URL(filePath: #filePath)
    for _ in 0..<4 { root.deleteLastPathComponent() }
    return root.appending(path: "shared/data/mall/Mall_Customers.csv")
  }

  static var isThere: Bool { FileManager.default.fileExists(atPath: file.path) }

  /// Annual income and spending score, less the mean, by the population standard deviation.
  static func standardised() throws -> Matrix {
    let lines = try String(decoding: Data(contentsOf: file), as: UTF8.self)
      .split(whereSeparator: \.isNewline).dropFirst()
    return try Matrix(
      columns: [3, 4].map { field in
        let values = lines.compactMap { Double($0.split(separator: ",")[field]) }
        let mean = values.reduce(0, +) / Double(values.count)
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
        return values.map { ($0 - mean) / variance.squareRoot() }
      })
  }
}
