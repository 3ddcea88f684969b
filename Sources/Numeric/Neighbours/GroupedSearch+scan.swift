extension GroupedSearch {
  /// Compares the group with the sixteen rows of a leaf.
  mutating func scan(leaf: Int, node: Int) {
    var isNearer = false
    for half in 0..<2 {
      var asking = rowsReaching(box: node, half)
      while asking != 0 {
        let position = half &* 8 &+ asking.trailingZeroBitCount
        asking &= asking &- 1
        let near = nearRows(ofLeaf: leaf, position)
        guard near != 0 else { continue }
        if isKeptSorted {
          keep(near, ofLeaf: leaf, position)
          isNearer = true
        } else if gather(near, ofLeaf: leaf, position) {
          isNearer = true
        }
      }
    }
    if isNearer { updateGreatestLimit() }
  }

  /// Which rows of half the group may have neighbours in the box of a node, a bit each.
  @inline(__always)
  private func rowsReaching(box node: Int, _ half: Int) -> UInt64 {
    // Safe: a node has two values a feature, and half the group a vector; limits are sixteen.
    let low = unsafe tree.boxes + node * 2 * width.count
    let queries = unsafe lanes + half * width.count
    var sum = SIMD8<Double>()
    for feature in 0..<width.count {
      let below = unsafe low[feature] - queries[feature]
      let above = unsafe queries[feature] - low[width.count + feature]
      let beyond = below.replacing(with: above, where: above .> below)
      let outside = beyond.replacing(with: 0, where: beyond .< 0)
      sum += outside * outside
    }
    return unsafe (sum .<= UnsafeRawPointer(limits + half * 8).loadUnaligned(as: SIMD8.self)).bits
  }

  /// Works out the distances to the rows of a leaf, and tells which are within the limit, a bit each.
  @inline(__always)
  private func nearRows(ofLeaf leaf: Int, _ position: Int) -> UInt64 {
    // Safe: the tree has a vector for each feature of both blocks of a leaf.
    let vectors = unsafe tree.blocks + 2 * leaf * width.count
    let query = unsafe queries + position * width.count
    let limit = unsafe SIMD8(repeating: limits[position])
    var (first, second) = (SIMD8<Double>(), SIMD8<Double>())
    for feature in 0..<width.count {
      let value = unsafe query[feature]
      let (a, b) = unsafe (vectors[feature] - value, vectors[width.count &+ feature] - value)
      first += a * a
      second += b * b
      // Sums only grow: what is too far in a few features is too far in all.
      if width.count > 8, feature & 7 == 7, (first .<= limit).bits | (second .<= limit).bits == 0 {
        return 0
      }
    }
    unsafe found[0] = first
    unsafe found[1] = second
    return (first .<= limit).bits | (second .<= limit).bits << 8
  }

  /// Takes in rows of a leaf; returns whether that lowered the limit.
  @inline(__always)
  private func gather(_ near: UInt64, ofLeaf leaf: Int, _ position: Int) -> Bool {
    // Safe: fewer than count + 32 are there before a leaf, which adds sixteen.
    let (squares, rows) = unsafe (squares + position * room, rows + position * room)
    let distances = unsafe UnsafeRawPointer(found).assumingMemoryBound(to: Double.self)
    var next = unsafe filled[position]
    var rest = near
    while rest != 0 {
      let lane = rest.trailingZeroBitCount
      rest &= rest &- 1
      unsafe squares[next] = distances[lane]
      unsafe rows[next] = tree.order[leaf &* 16 &+ lane]
      next += 1
    }
    unsafe filled[position] = next
    guard next >= count else { return false }
    guard unsafe limits[position] == .greatestFiniteMagnitude || next >= count + 16 else {
      return false
    }
    cut(position)
    return true
  }

  private mutating func updateGreatestLimit() {
    greatestLimit = 0
    // Safe: there are sixteen limits, those of rows that are not there below all others.
    for position in 0..<Self.groupRows {
      greatestLimit = unsafe max(greatestLimit, limits[position])
    }
  }
}
