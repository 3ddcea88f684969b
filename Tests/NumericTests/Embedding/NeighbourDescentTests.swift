import Glibc
import Testing

@testable import Numeric

@Suite("The descent of t-SNE")
struct NeighbourDescentTests {
  @Test("has the gradient of all pairs", arguments: [(0.01, 1e-12), (0.5, 0.02)])
  func gradient(angle: Double, tolerance: Double) throws {
    let (graph, points) = try crowd()
    let descent = NeighbourDescent(graph, from: points, angle: angle)
    let found = descent.gradient(exaggeration: 3)
    let wanted = gradientOfAllPairs(graph, points, exaggeration: 3)
    let length = wanted.reduce(0) { $0 + ($1 * $1).sum() }.squareRoot()
    let error = zip(found, wanted).reduce(0) { $0 + (($1.0 - $1.1) * ($1.0 - $1.1)).sum() }
    #expect(error.squareRoot() <= tolerance * length)
  }

  @Test("takes points in one place and points far off")
  func degenerate() throws {
    let (graph, _) = try crowd()
    var points = Matrix(rowCount: 203, columnCount: 2)
    var descent = NeighbourDescent(graph, from: points, angle: 0.5)
    #expect(descent.descend(rate: 50, momentum: 0.5, exaggeration: 1) == 0)
    points[7, 0] = 1e9
    descent = NeighbourDescent(graph, from: points, angle: 0.5)
    #expect(descent.descend(rate: 50, momentum: 0.5, exaggeration: 1).isFinite)
  }

  @Test("finds weights of the perplexity asked for")
  func perplexity() throws {
    var generator = SplitMix64(seed: 2)
    let rows = try Matrix(columns: [(0..<80).map { _ in generator.nextUnit() }])
    let weights = perplexityWeights(of: NearestRows(rows, count: 31), perplexity: 10)
    for row in 0..<80 {
      let own = weights[row * 31..<row * 31 + 31]
      #expect(abs(own.reduce(0, +) - 1) < 1e-12)
      // Halving ends at an entropy within 1e-5 of the logarithm of 10.
      let perplexity = own.reduce(1.0) { $1 > 0 ? $0 * pow($1, -$1) : $0 }
      #expect(abs(perplexity - 10) < 2e-4)
    }
  }

  private func crowd() throws -> (NeighbourGraph, Matrix) {
    var generator = SplitMix64(seed: 11)
    let columns = (0..<2).map { _ in (0..<203).map { _ in 20 * generator.nextUnit() } }
    let points = try Matrix(columns: columns)
    let nearest = NearestRows(points, count: 9)
    var graph = NeighbourGraph(
      nearest, weights: perplexityWeights(of: nearest, perplexity: 3)
    ) { $0 + $1 }
    graph.normalise()
    return (graph, points)
  }
}

private func gradientOfAllPairs(
  _ graph: NeighbourGraph, _ points: Matrix, exaggeration: Double
) -> [SIMD2<Double>] {
  let count = points.rowCount
  let all = (0..<count).map { SIMD2(points[$0, 0], points[$0, 1]) }
  func kernel(_ i: Int, _ j: Int) -> Double {
    let difference = all[i] - all[j]
    return 1 / (1 + (difference * difference).sum())
  }
  var kernels = 0.0
  for i in 0..<count { for j in 0..<count where i != j { kernels += kernel(i, j) } }
  return (0..<count).map { i in
    var sum = SIMD2<Double>()
    for j in 0..<count where j != i {
      let place = (graph.starts[i]..<graph.starts[i + 1]).first { graph.rows[$0] == Int32(j) }
      let weight = exaggeration * (place.map { graph.weights[$0] } ?? 0)
      sum += 4 * (weight - kernel(i, j) / kernels) * kernel(i, j) * (all[i] - all[j])
    }
    return sum
  }
}
