/// How points of a plane are pulled by their neighbours, eight neighbours at a time.
struct NeighbourPull: Sendable {
  /// Where the neighbours of each point begin, in eights, and one end more.
  private let starts: [Int]

  /// The neighbours, the point itself where there are too few to fill an eight.
  private let neighbours: [Int32]

  /// Their weights, 0 for the point itself.
  private let weights: [SIMD8<Double>]

  /// Copies a graph.
  ///
  /// - Complexity: O(edges).
  init(_ graph: NeighbourGraph) {
    var (starts, neighbours, weights): ([Int], [Int32], [Double]) = ([0], [], [])
    for row in 0..<graph.rowCount {
      let own = graph.starts[row]..<graph.starts[row + 1]
      let missing = (8 - own.count % 8) % 8
      neighbours += graph.rows[own] + Array(repeating: Int32(row), count: missing)
      weights += graph.weights[own] + Array(repeating: 0, count: missing)
      starts.append(neighbours.count / 8)
    }
    (self.starts, self.neighbours) = (starts, neighbours)
    self.weights = (0..<weights.count / 8).map { eight in
      SIMD8(weights[eight * 8..<eight * 8 + 8])
    }
  }

  /// Adds up how each point is pulled: weight times kernel times difference.
  ///
  /// - Parameter points: A point for each row of the graph.
  /// - Returns: A sum for each point.
  /// - Complexity: O(edges).
  func pulls(_ points: [SIMD2<Double>]) -> [SIMD2<Double>] {
    precondition(points.count == starts.count - 1, "a point for each row")
    var result = [SIMD2<Double>](repeating: .zero, count: points.count)
    var span = result.mutableSpan
    forEachChunk(of: &span, atLeast: 64) { rows, chunk in
      for row in rows { chunk[row - rows.lowerBound] = pull(onto: row, points.span) }
    }
    return result
  }

  @inline(__always)
  private func pull(onto row: Int, _ points: Span<SIMD2<Double>>) -> SIMD2<Double> {
    let own = points[row]
    let neighbours = neighbours.span
    var (sumX, sumY) = (SIMD8<Double>(), SIMD8<Double>())
    for eight in starts[row]..<starts[row + 1] {
      var (x, y) = (SIMD8<Double>(), SIMD8<Double>())
      for lane in 0..<8 {
        // Safe: eights are full, and the graph holds rows, of which each has a point.
        let point = unsafe points[unchecked: Int(neighbours[unchecked: eight &* 8 &+ lane])]
        x[lane] = point.x
        y[lane] = point.y
      }
      let (dx, dy) = (own.x - x, own.y - y)
      let pull = weights[eight] / (1 + (dx * dx + dy * dy))
      sumX += pull * dx
      sumY += pull * dy
    }
    return SIMD2(sumX.laneSum, sumY.laneSum)
  }
}
