extension NeighbourTree {
  /// Returns the row of the tree that is nearest to a point; of equally near ones the first.
  ///
  /// - Parameter point: A value a feature, finite.
  /// - Returns: The row and the squared distance to it, or `nil` when the tree has no rows.
  /// - Complexity: O(log `n`) in few dimensions, O(`n`) at worst.
  /// - Precondition: `point.count == featureCount`.
  public func nearestRow(to point: [Double]) -> (row: Int, squaredDistance: Double)? {
    precondition(point.count == featureCount, "a value for each feature")
    var row = Int32.max
    var least = Double.infinity
    search(point) { block, distances in
      for lane in 0..<8 where distances[lane] <= least {
        let found = order[block * 8 + lane]
        guard found >= 0, distances[lane] < least || found < row else { continue }
        (row, least) = (found, distances[lane])
      }
      return least
    }
    return least.isFinite ? (Int(row), least) : nil
  }

  /// Gives a body every row of the tree within a distance of a point, in no particular order.
  ///
  /// - Parameters:
  ///   - squaredRadius: The square of the greatest distance.
  ///   - point: A value a feature, finite.
  ///   - body: Takes a row and the squared distance to it.
  /// - Complexity: O(log `n` + rows found) in few dimensions, O(`n`) at worst.
  /// - Precondition: `point.count == featureCount`.
  public func forEachRow(
    within squaredRadius: Double, of point: [Double],
    _ body: (_ row: Int, _ squaredDistance: Double) -> Void
  ) {
    precondition(point.count == featureCount, "a value for each feature")
    search(point) { block, distances in
      for lane in 0..<8 where distances[lane] <= squaredRadius && order[block * 8 + lane] >= 0 {
        body(Int(order[block * 8 + lane]), distances[lane])
      }
      return squaredRadius
    }
  }

  /// Visits the blocks that may hold rows within a limit, the nearer part of the tree first.
  ///
  /// - Parameters:
  ///   - point: A value a feature.
  ///   - visit: Takes a block and the squared distances of its lanes, and returns the limit from
  ///     there on.
  private func search(_ point: [Double], _ visit: (Int, SIMD8<Double>) -> Double) {
    guard rowCount > 0 else { return }
    var waiting = [(node: 0, leaves: 0..<leafCount, distance: 0.0)]
    var limit = Double.infinity
    while let part = waiting.popLast() {
      guard part.distance <= limit else { continue }
      guard part.leaves.count > 1 else {
        for block in 2 * part.leaves.lowerBound..<2 * part.leaves.lowerBound + 2 {
          limit = visit(block, squaredDistances(toBlock: block, point))
        }
        continue
      }
      let middle = part.leaves.lowerBound + (part.leaves.count + 1) / 2
      let (first, second) = (part.node + 1, part.node + 2 * (middle - part.leaves.lowerBound))
      let near = (first, part.leaves.lowerBound..<middle, squaredDistance(toBox: first, point))
      let far = (second, middle..<part.leaves.upperBound, squaredDistance(toBox: second, point))
      waiting += near.2 <= far.2 ? [far, near] : [near, far]
    }
  }

  @inline(__always)
  private func squaredDistances(toBlock block: Int, _ point: [Double]) -> SIMD8<Double> {
    var sum = SIMD8<Double>()
    for feature in 0..<featureCount {
      let difference = blocks[block * featureCount + feature] - point[feature]
      sum += difference * difference
    }
    return sum
  }
}
