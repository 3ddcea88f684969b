extension GroupedSearch {
  /// Compares the group with the sixteen rows of a leaf.
  mutating func scan(leaf: Int, node: Int, rows: Int) {
    var isCut = false
    // Safe: `rows` is at most sixteen, and a cut leaves room for a leaf.
    for position in 0..<rows {
      let limit = unsafe limits[position]
      // In many features the box tells little, and costs as much as the rows.
      if width.count <= 8, distance(of: position, toBox: node) > limit { continue }
      let before = unsafe filled[position]
      gather(2 * leaf, position, within: limit)
      gather(2 * leaf + 1, position, within: limit)
      let now = unsafe filled[position]
      guard now > before, now >= count else { continue }
      guard limit == .greatestFiniteMagnitude || now >= count + 16 else { continue }
      cut(position)
      isCut = true
    }
    guard isCut else { return }
    greatestLimit = 0
    for position in 0..<rows { greatestLimit = unsafe max(greatestLimit, limits[position]) }
  }

  /// The squared distance of a row of the group to the box of a node.
  @inline(__always)
  private func distance(of position: Int, toBox node: Int) -> Double {
    // Safe: a node has two values a feature, and a row of the group one.
    let low = unsafe tree.boxes + node * 2 * width.count
    let query = unsafe queries + position * width.count
    var sum = 0.0
    for feature in 0..<width.count {
      let below = unsafe low[feature] - query[feature]
      let above = unsafe query[feature] - low[width.count + feature]
      let outside = max(0, max(below, above))
      sum += outside * outside
    }
    return sum
  }

  /// Takes in the rows of a block that are near enough.
  @inline(__always)
  private func gather(_ block: Int, _ position: Int, within limit: Double) {
    // Safe: the tree has a vector for each feature of each block.
    let vectors = unsafe tree.blocks + block * width.count
    let query = unsafe queries + position * width.count
    var sum = SIMD8<Double>()
    for feature in 0..<width.count {
      let difference = unsafe vectors[feature] - query[feature]
      sum += difference * difference
    }
    let before = unsafe filled[position]
    // Safe: fewer than count + 32 are there before a leaf, which adds sixteen.
    let (toSquares, toPlaces) = unsafe (squares + position * room, places + position * room)
    let first = Int32(truncatingIfNeeded: block &* 8)
    var next = before
    for lane in 0..<8 {
      unsafe toSquares[next] = sum[lane]
      unsafe toPlaces[next] = first &+ Int32(truncatingIfNeeded: lane)
      next &+= sum[lane] <= limit ? 1 : 0
    }
    unsafe filled[position] = next
  }
}
