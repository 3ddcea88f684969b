import Numeric
import Testing

@testable import Projection

@Suite("t-SNE")
struct TSNETests {
  @Test("is as trustworthy as scikit-learn's", arguments: GoldenPlanes.cases)
  func golden(_ golden: GoldenPlanes.Case) throws {
    let rows = try golden.rows
    let places = try TSNE().places(of: rows, seed: 1)
    for (neighbours, wanted) in golden.tsne {
      let value = try #require(try trustworthiness(of: places, for: rows, neighbours: neighbours))
      #expect(value > wanted - 0.01, "\(golden) at \(neighbours): \(value), \(wanted)")
    }
  }

  @Test("keeps clouds apart")
  func clouds() throws {
    let rows = try fourClouds(of: 30)
    let places = try TSNE(perplexity: 10).places(of: rows, seed: 1)
    let value = try #require(try trustworthiness(of: places, for: rows, neighbours: 10))
    #expect(value > 0.95)
    let nearest = NearestRows(places, count: 5)
    for row in 0..<rows.rowCount {
      for other in nearest.rows[row * 5..<row * 5 + 5] { #expect(Int(other) / 30 == row / 30) }
    }
  }
}

/// Four clouds at the corners of a tetrahedron, one after another.
func fourClouds(of size: Int) throws -> Matrix {
  var generator = SplitMix64(seed: 7)
  let corners = [[0.0, 0, 0], [8, 0, 0], [0, 8, 0], [0, 0, 8]]
  let rows = corners.flatMap { corner in
    (0..<size).map { _ in corner.map { $0 + generator.nextUnit() } }
  }
  return try Matrix(columns: (0..<3).map { feature in rows.map { $0[feature] } })
}
