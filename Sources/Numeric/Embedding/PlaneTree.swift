/// Points of a plane in a tree of quarters, so that far ones are felt as one.
///
/// > J. Barnes, P. Hut. "A hierarchical O(N log N) force-calculation algorithm." *Nature* 324, 1986,
/// > doi:[10.1038/324446a0](https://doi.org/10.1038/324446a0)
struct PlaneTree: Sendable {
  /// A square with points in it.
  struct Node: Sendable {
    /// The middle of the points.
    var middle = SIMD2<Double>()

    /// The number of points.
    var mass = 0.0

    /// The squared distance beyond which the points are felt as one.
    var opening = 0.0

    /// The node that follows the parts of this one.
    var next: Int32 = 0

    /// The points, in the order of the tree, when the square is not divided; else none.
    var points: Range<Int32> = 0..<0
  }

  /// The most points of a square that is not divided.
  static let leafPoints = 8

  /// The nodes in preorder.
  private(set) var nodes: [Node] = []

  /// The point at each place in the order of the tree.
  let order: [Int32]

  /// The points in that order, the last repeated up to a multiple of eight.
  let points: [SIMD2<Double>]

  private let keys: [UInt32]

  /// Arranges points.
  ///
  /// - Parameters:
  ///   - points: The points, at least one, finite.
  ///   - angle: How wide a square may look and still be felt as one point.
  /// - Complexity: O(`n`).
  init(_ points: [SIMD2<Double>], angle: Double) {
    let grid = PlaneGrid(around: points)
    let sorted = sortedByKey(points.map { grid.key(of: $0) })
    (order, keys) = (sorted.order, sorted.keys)
    var arranged = order.map { points[Int($0)] }
    while !arranged.count.isMultiple(of: 8) { arranged.append(arranged[points.count - 1]) }
    self.points = arranged
    nodes.reserveCapacity(points.count / 2)
    _ = append(0..<points.count, bits: 32, side: grid.side, angle: angle)
  }

  /// Adds the node of some points and the nodes of its parts, and returns the sum of the points.
  private mutating func append(
    _ part: Range<Int>, bits: Int, side: Double, angle: Double
  ) -> SIMD2<Double> {
    var (bits, side) = (bits, side)
    let (first, last) = (keys[part.lowerBound], keys[part.upperBound - 1])
    // A square whose points all lie in one of its quarters is that quarter.
    while bits > 0, first >> UInt32(bits - 2) == last >> UInt32(bits - 2) {
      (bits, side) = (bits - 2, side / 2)
    }
    let place = nodes.count
    nodes.append(Node())
    var sum = SIMD2<Double>()
    if part.count <= PlaneTree.leafPoints || bits == 0 {
      for point in part { sum += points[point] }
      nodes[place].points = Int32(part.lowerBound)..<Int32(part.upperBound)
    } else {
      for quarter in quarters(part, bits: bits - 2) {
        sum += append(quarter, bits: bits - 2, side: side / 2, angle: angle)
      }
    }
    nodes[place].mass = Double(part.count)
    nodes[place].middle = sum / Double(part.count)
    // Points the grid cannot tell apart are one point, however near.
    nodes[place].opening =
      bits == 0 && part.count > PlaneTree.leafPoints ? -1 : side * side / (angle * angle)
    nodes[place].next = Int32(nodes.count)
    return sum
  }

  /// Returns the quarters of a square that hold points.
  private func quarters(_ part: Range<Int>, bits: Int) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = part.lowerBound
    while start < part.upperBound {
      let quarter = keys[start] >> UInt32(bits)
      var (low, high) = (start + 1, part.upperBound)
      while low < high {
        let middle = (low + high) / 2
        if keys[middle] >> UInt32(bits) == quarter { low = middle + 1 } else { high = middle }
      }
      result.append(start..<low)
      start = low
    }
    return result
  }
}
