/// The least spanning tree by mutual reachability, grown row by row.
///
/// Of all rows outside the tree the nearest one is taken in at each step, and those still outside are
/// compared with it. Nothing is passed over but blocks of which no row is left, so that the number of
/// steps depends on the number of rows alone.
///
/// > R. C. Prim. "Shortest connection networks and some generalizations." *Bell System Technical
/// > Journal* 36 (6), 1957.
struct SpanningScan {
  private let reachability: MutualReachability

  /// The blocks of eight places with a row outside, rising.
  private var open: [Int]

  /// Which places of each block are outside, a bit each.
  private var outside: [UInt8]

  /// What is known of the places of each block.
  private var known: [Outside]

  /// The place that was taken in last.
  private var newest = 0

  /// The edges so far.
  private(set) var edges: [SpanningEdge] = []

  /// Begins with a tree of one row.
  init(_ reachability: MutualReachability) {
    self.reachability = reachability
    let blockCount = (reachability.tree.rowCount + 7) / 8
    open = Array(0..<blockCount)
    outside = open.map { UInt8(0xFF) >> UInt8(max(0, $0 * 8 + 8 - reachability.tree.rowCount)) }
    known = open.map { Outside(cores: SIMD8(reachability.cores[$0 * 8..<$0 * 8 + 8])) }
    take(0)
  }

  /// Whether all rows are in the tree.
  var isWhole: Bool { open.isEmpty }

  /// Takes in the nearest row outside.
  ///
  /// - Complexity: O(`n` · `d`).
  mutating func joinNearest() {
    let place = nearestOutside()
    let (block, lane) = (place / 8, place % 8)
    let order = reachability.tree.order
    let one = known[block]
    let rows = [Int(order[place]), Int(order[Int(one.nearest[lane])])].sorted()
    edges.append(
      SpanningEdge(
        first: rows[0], second: rows[1], squaredReach: one.reach[lane],
        squaredDistance: one.distance[lane]))
    take(place)
  }

  /// Moves a row from outside into the tree.
  private mutating func take(_ place: Int) {
    let (block, lane) = (place / 8, place % 8)
    (known[block].cores[lane], known[block].reach[lane]) = (.infinity, .infinity)
    newest = place
    outside[block] &= ~(1 << UInt8(lane))
    if outside[block] == 0 { open.removeAll { $0 == block } }
  }

  /// Compares all rows outside with the newest of the tree, and returns the place of the nearest.
  private mutating func nearestOutside() -> Int {
    let tree = reachability.tree
    let width = tree.featureCount
    let query = (0..<width).map { tree.blocks[newest / 8 * width + $0][newest % 8] }
    let newestCore = SIMD8(repeating: reachability.cores[newest])
    let newestPlace = SIMD8(repeating: Int64(newest))
    let (blocks, point, open) = (tree.blocks.span, query.span, open)
    var known = known.mutableSpan
    var best = LeastReach()
    for block in open {
      var one = known[block]
      if let squares = squaredDistances(blocks, block, to: point, within: one.reach) {
        var reach = squares.replacing(with: newestCore, where: newestCore .> squares)
        reach.replace(with: one.cores, where: one.cores .> reach)
        let isNearer =
          (reach .< one.reach) .| ((reach .== one.reach) .& (squares .< one.distance))
        one.reach.replace(with: reach, where: isNearer)
        one.distance.replace(with: squares, where: isNearer)
        one.nearest.replace(with: newestPlace, where: isNearer)
        known[block] = one
      }
      best.compare(one, block)
    }
    return best.place ?? firstOutside()
  }

  /// The first place outside, where all are infinitely far.
  private func firstOutside() -> Int { open[0] * 8 + outside[open[0]].trailingZeroBitCount }
}

/// What is known of eight places outside of the tree.
private struct Outside: BitwiseCopyable {
  /// Their squared core distances; infinite for a row within the tree, so that nothing comes nearer.
  var cores: SIMD8<Double>

  /// The squares of their least mutual reachabilities to the tree; infinite within it.
  var reach = SIMD8(repeating: Double.infinity)

  /// The squared distances that go with them, which decide between equal ones.
  var distance = SIMD8(repeating: Double.infinity)

  /// The places within the tree that go with them.
  var nearest = SIMD8<Int64>.zero
}

/// The least mutual reachability that was met in each of eight lanes.
private struct LeastReach {
  private var reach = SIMD8(repeating: Double.infinity)
  private var distance = SIMD8(repeating: Double.infinity)
  private var block = SIMD8(repeating: Int64(-1))

  /// Compares with a block; of equal ones the first stays.
  @inline(__always)
  mutating func compare(_ one: Outside, _ block: Int) {
    guard (one.reach .<= reach).holdsAnywhere else { return }
    let isLess =
      (one.reach .< reach) .| ((one.reach .== reach) .& (one.distance .< distance))
    reach.replace(with: one.reach, where: isLess)
    distance.replace(with: one.distance, where: isLess)
    self.block.replace(with: SIMD8(repeating: Int64(block)), where: isLess)
  }

  /// The place of the least of all lanes; nothing where all are infinite.
  var place: Int? {
    (0..<8).filter { block[$0] >= 0 }
      .map { (reach: reach[$0], distance: distance[$0], place: Int(block[$0]) * 8 + $0) }
      .min { $0 < $1 }?.place
  }
}

/// Returns the squared distances of a block to a point, or nothing where all are above the limits.
@inline(__always)
private func squaredDistances(
  _ blocks: Span<SIMD8<Double>>, _ block: Int, to point: Span<Double>, within limits: SIMD8<Double>
) -> SIMD8<Double>? {
  var sum = SIMD8<Double>()
  for feature in point.indices {
    // Safe: a block has a vector for each feature.
    let difference =
      unsafe blocks[unchecked: block &* point.count &+ feature] - point[unchecked: feature]
    sum += difference * difference
    // Sums only grow: what is too far in a few features is too far in all.
    if feature & 7 == 7, !(sum .<= limits).holdsAnywhere { return nil }
  }
  return (sum .<= limits).holdsAnywhere ? sum : nil
}
