import Numeric
import Parameters
import Testing

@testable import Projection

@Suite("UMAP")
struct UMAPTests {
  @Test("is as trustworthy as umap-learn's", arguments: GoldenPlanes.cases)
  func golden(_ golden: GoldenPlanes.Case) throws {
    let rows = try golden.rows
    let places = try UMAP().places(of: rows, seed: 1)
    for (neighbours, wanted) in golden.umap {
      let value = try #require(try trustworthiness(of: places, for: rows, neighbours: neighbours))
      #expect(value > wanted - 0.01, "\(golden) at \(neighbours): \(value), \(wanted)")
    }
  }

  @Test(
    "fits the curve umap-learn fits",
    arguments: [
      (0.1, 1.0, 1.5769434, 0.8950609), (0.5, 1.0, 0.5830300, 1.3341669),
      (0.0, 1.0, 1.9328083, 0.7904949),
    ])
  func curve(least: Double, spread: Double, a: Double, b: Double) {
    let curve = DistanceCurve(leastDistance: least, spread: spread)
    #expect(abs(curve.a - a) < 1e-5 && abs(curve.b - b) < 1e-5, "\(curve)")
  }

  @Test("refuses points nearer than they spread")
  func distances() throws {
    let method = UMAP(leastDistance: 2, spread: 1)
    #expect(throws: ProjectionError.self) { try method.places(of: fourClouds(of: 4), seed: 1) }
  }

  @Test("differs by the seed alone")
  func seeds() throws {
    let rows = try fourClouds(of: 20)
    #expect(try UMAP().places(of: rows, seed: 1) != UMAP().places(of: rows, seed: 2))
  }
}
