extension NeighbourTree {
  /// Gives a body the row of the tree that is nearest to each of some rows; of equally near ones the
  /// first.
  ///
  /// - Parameters:
  ///   - rows: The matrix of rows to find neighbours for.
  ///   - range: The rows to take.
  ///   - squaredRadius: The squared distance up to which rows of the tree are looked for.
  ///   - body: Takes the position within `range`, the row of the tree and the squared distance to it;
  ///     rows that have none as near are passed over.
  /// - Complexity: O(log `n`) a row in few dimensions, O(`n`) at worst.
  /// - Precondition: `rows.columnCount == featureCount`.
  public func forEachNearestRow(
    to rows: Matrix, in range: Range<Int>, within squaredRadius: Double = .infinity,
    _ body: (_ position: Int, _ row: Int, _ squaredDistance: Double) -> Void
  ) {
    precondition(rows.columnCount == featureCount, "a column for each feature")
    var waiting: [WaitingPart] = []
    var point = [Double](repeating: 0, count: featureCount)
    for place in range {
      for feature in 0..<featureCount { point[feature] = rows[place, feature] }
      var row = Int32.max
      var least = squaredRadius
      search(point, within: squaredRadius, &waiting) { block, distances in
        for lane in 0..<8 where distances[lane] <= least {
          let found = order[block * 8 + lane]
          guard found >= 0, distances[lane] < least || found < row else { continue }
          (row, least) = (found, distances[lane])
        }
        return least
      }
      if row < .max { body(place - range.lowerBound, Int(row), least) }
    }
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
    var waiting: [WaitingPart] = []
    search(point, within: squaredRadius, &waiting) { block, distances in
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
  ///   - limit: The squared distance up to which rows are looked for.
  ///   - waiting: Room for the parts that wait, kept from search to search.
  ///   - visit: Takes a block and the squared distances of its lanes, and returns the limit from
  ///     there on.
  @inline(__always)
  private func search(
    _ point: [Double], within limit: Double, _ waiting: inout [WaitingPart],
    _ visit: (Int, SIMD8<Double>) -> Double
  ) {
    guard rowCount > 0 else { return }
    var limit = limit
    waiting.append(
      WaitingPart(node: 0, leaves: 0..<leafCount, distance: squaredDistance(toBox: 0, point)))
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
      let near = WaitingPart(
        node: first, leaves: part.leaves.lowerBound..<middle,
        distance: squaredDistance(toBox: first, point))
      let far = WaitingPart(
        node: second, leaves: middle..<part.leaves.upperBound,
        distance: squaredDistance(toBox: second, point))
      waiting.append(near.distance <= far.distance ? far : near)
      waiting.append(near.distance <= far.distance ? near : far)
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

/// A part of the tree that is still to be searched.
private struct WaitingPart {
  var node: Int
  var leaves: Range<Int>

  /// The squared distance to its box.
  var distance: Double
}
