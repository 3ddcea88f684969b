/// Points of a plane on their way to where neighbours are near, edge by edge: the layout of UMAP.
///
/// Edges are gone through in one order, the surer the more often; each pulls its two points together
/// and pushes the first away from five drawn by lot. So the result is the same on any machine.
///
/// > L. McInnes, J. Healy, J. Melville. "UMAP: Uniform manifold approximation and projection for
/// > dimension reduction." 2018, arXiv:1802.03426.
public struct EdgeDescent: Sendable {
  private let curve: DistanceCurve
  private let epochs: Int
  private let heads: [Int32]
  private let tails: [Int32]

  /// After how many epochs each edge comes again.
  private let intervals: [Double]

  /// The epoch in which each edge comes next.
  private var next: [Double]

  private var points: [SIMD2<Double>]

  /// Begins at given points.
  ///
  /// - Parameters:
  ///   - graph: How surely each two rows belong together.
  ///   - points: Where the rows begin, shape `n × 2`, finite.
  ///   - curve: How surely two points belong together by their distance.
  ///   - epochs: How many times the edges will be gone through; those too weak to come once are left
  ///     out.
  /// - Precondition: A point for each row of the graph, at least one.
  public init(_ graph: NeighbourGraph, from points: Matrix, curve: DistanceCurve, epochs: Int) {
    precondition(points.rowCount == graph.rowCount && points.columnCount == 2, "a point a row")
    precondition(points.rowCount > 0, "a point")
    (self.curve, self.epochs) = (curve, epochs)
    let greatest = graph.weights.max() ?? 0
    var (heads, tails, intervals): ([Int32], [Int32], [Double]) = ([], [], [])
    for row in 0..<graph.rowCount {
      for place in graph.starts[row]..<graph.starts[row + 1]
      where graph.weights[place] * Double(epochs) >= greatest {
        heads.append(Int32(row))
        tails.append(graph.rows[place])
        intervals.append(greatest / graph.weights[place])
      }
    }
    (self.heads, self.tails, self.intervals, next) = (heads, tails, intervals, intervals)
    self.points = (0..<points.rowCount).map { SIMD2(points[$0, 0], points[$0, 1]) }
  }

  /// Where the rows are now, shape `n × 2`.
  public var positions: Matrix {
    var result = Matrix(rowCount: points.count, columnCount: 2)
    for (row, point) in points.enumerated() {
      (result[row, 0], result[row, 1]) = (point.x, point.y)
    }
    return result
  }

  /// Goes through the edges once.
  ///
  /// - Parameters:
  ///   - epoch: The number of the epoch, from 0; steps become shorter as it rises.
  ///   - seed: The seed of the points that are drawn by lot.
  /// - Complexity: O(edges).
  public mutating func descend(epoch: Int, seed: UInt64) {
    var generator = SplitMix64(seed: seed, stream: UInt64(epoch))
    let rate = 1 - Double(epoch) / Double(epochs)
    for edge in heads.indices where next[edge] <= Double(epoch) {
      next[edge] += intervals[edge]
      move(Int(heads[edge]), Int(tails[edge]), rate: rate, &generator)
    }
  }

  /// Pulls two points together, and pushes the first away from five others.
  @inline(__always)
  private mutating func move(
    _ head: Int, _ tail: Int, rate: Double, _ generator: inout SplitMix64
  ) {
    let (own, other) = (points[head], points[tail])
    // Lanes that are not used lie where the point is, and so does the point itself when drawn; from
    // there comes no force.
    var (dx, dy) = (SIMD8<Double>(), SIMD8<Double>())
    (dx[0], dy[0]) = (own.x - other.x, own.y - other.y)
    for lane in 1...5 {
      let drawn = points[generator.nextIndex(below: points.count)]
      (dx[lane], dy[lane]) = (own.x - drawn.x, own.y - drawn.y)
    }
    let square = dx * dx + dy * dy
    let floor = square.replacing(with: 1e-30, where: square .< 1e-30)
    let powers = power(floor, curve.b)
    let sure = 1 / (1 + curve.a * powers)
    var force = 2 * curve.b * sure / (0.001 + square)
    force[0] = -2 * curve.a * curve.b * powers[0] * sure[0] / floor[0]
    let (x, y) = (clipped(force * dx), clipped(force * dy))
    points[head] = own + rate * SIMD2(x.laneSum, y.laneSum)
    points[tail] = other - rate * SIMD2(x[0], y[0])
  }
}

/// Keeps forces from throwing points away.
@inline(__always)
private func clipped(_ force: SIMD8<Double>) -> SIMD8<Double> {
  let below = force.replacing(with: 4, where: force .> 4)
  return below.replacing(with: -4, where: below .< -4)
}
