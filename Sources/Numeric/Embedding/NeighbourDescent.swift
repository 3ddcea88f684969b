/// Points of a plane on their way down to where neighbours are near and others are not: t-SNE.
///
/// The forces on a point are added in one order on any number of threads.
///
/// > L. van der Maaten. "Accelerating t-SNE using tree-based algorithms." *J. Machine Learning
/// > Research* 15, 2014.
public struct NeighbourDescent: Sendable {
  private let pull: NeighbourPull
  private let angle: Double
  private var points: [SIMD2<Double>]
  private var steps: [SIMD2<Double>]
  private var gains: [SIMD2<Double>]

  /// Begins at given points.
  ///
  /// - Parameters:
  ///   - graph: How much each two rows belong together; the weights add up to 1.
  ///   - points: Where the rows begin, shape `n × 2`, finite.
  ///   - angle: How wide a square may look and still be felt as one point, above 0.
  /// - Precondition: A point for each row of the graph, at least one.
  public init(_ graph: NeighbourGraph, from points: Matrix, angle: Double) {
    precondition(points.rowCount == graph.rowCount && points.columnCount == 2, "a point a row")
    precondition(points.rowCount > 0 && angle > 0, "a point, and an angle above 0")
    pull = NeighbourPull(graph)
    self.angle = angle
    self.points = (0..<points.rowCount).map { SIMD2(points[$0, 0], points[$0, 1]) }
    steps = Array(repeating: .zero, count: points.rowCount)
    gains = Array(repeating: .one, count: points.rowCount)
  }

  /// Where the rows are now, shape `n × 2`.
  public var positions: Matrix {
    var result = Matrix(rowCount: points.count, columnCount: 2)
    for (row, point) in points.enumerated() {
      (result[row, 0], result[row, 1]) = (point.x, point.y)
    }
    return result
  }

  /// Goes one step down.
  ///
  /// - Parameters:
  ///   - rate: The learning rate.
  ///   - momentum: How much of the last step is kept.
  ///   - exaggeration: How much stronger than they should neighbours pull.
  /// - Returns: The length of the gradient.
  /// - Complexity: O(`n` log `n` + edges).
  public mutating func descend(rate: Double, momentum: Double, exaggeration: Double) -> Double {
    let slopes = gradient(exaggeration: exaggeration)
    var square = 0.0
    for row in points.indices {
      let slope = slopes[row]
      square += slope.x * slope.x + slope.y * slope.y
      // A coordinate that goes on in its direction gains speed, one that turns loses it.
      let goesOn = (steps[row] * slope) .< 0
      var gain = (gains[row] * 0.8).replacing(with: gains[row] + 0.2, where: goesOn)
      gain.replace(with: 0.01, where: gain .< 0.01)
      gains[row] = gain
      steps[row] = steps[row] * momentum - slope * gain * rate
      points[row] += steps[row]
    }
    return square.squareRoot()
  }

  /// Returns the slope of the divergence of Kullback and Leibler at each point.
  func gradient(exaggeration: Double) -> [SIMD2<Double>] {
    let tree = PlaneTree(points, angle: angle)
    let pushes = tree.pushes()
    var result = pull.pulls(points)
    var kernels = 0.0
    for place in points.indices { kernels += pushes[place / 8].kernels[place % 8] - 1 }
    // Points in one place that are alone have no kernels but their own.
    let share = kernels > 0 ? 1 / kernels : 0
    for (place, row) in tree.order.enumerated() {
      let push = SIMD2(pushes[place / 8].x[place % 8], pushes[place / 8].y[place % 8])
      result[Int(row)] = 4 * (exaggeration * result[Int(row)] - share * push)
    }
    return result
  }
}
