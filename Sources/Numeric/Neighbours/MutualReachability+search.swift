extension MutualReachability {
  /// Returns for each of some rows the nearest row by mutual reachability; of equally near ones the
  /// one at the least distance.
  ///
  /// The core distance of a row that is not one of those arranged is that to its neighbour of the
  /// same number. A row that is one of them finds itself, at its core distance.
  ///
  /// - Parameter rows: The rows to find others for, as wide as those arranged.
  /// - Returns: A row each.
  /// - Complexity: O(log `n`) a row in few dimensions, O(`n` · `d`) at worst.
  public func nearest(to rows: Matrix) -> [ReachableRow] {
    // The rows at the core distance and before it are mostly the nearest by mutual reachability, too.
    let best = unsafe tree.mapNeighbourhoods(
      of: rows, areInTree: false, count: min(neighbours, tree.rowCount)
    ) { unsafe reach($1) }
    var result = [ReachableRow](
      repeating: ReachableRow(row: 0, distance: .infinity), count: rows.rowCount)
    var span = result.mutableSpan
    forEachChunk(of: &span, atLeast: 64) { range, chunk in
      var search = ReachabilitySearch(featureCount: tree.featureCount)
      for row in range {
        search.begin(rows.row(row), at: best[row])
        if !best[row].isSure { find(&search, among: undivided) }
        guard search.found >= 0 else { continue }
        chunk[row - range.lowerBound] = ReachableRow(
          row: Int(tree.order[Int(search.found)]), distance: search.reach.squareRoot())
      }
    }
    return result
  }

  /// The best of the neighbours of a row.
  private func reach(_ near: Neighbourhood) -> Reach {
    var best = unsafe Reach(core: near.squaredCore(neighbours, counts))
    for i in unsafe near.rows.indices {
      let (place, square) = unsafe (places[Int(near.rows[i])], near.squares[i])
      let reach = max(square, max(best.core, cores[Int(place)]))
      guard reach < best.reach || (reach == best.reach && square < best.distance) else { continue }
      (best.reach, best.distance, best.found) = (reach, square, place)
    }
    // All others are as far as the last of these.
    best.isSure = unsafe best.reach <= near.squares[near.squares.count - 1]
    return best
  }

  /// Finds the nearest row of another component, where one is within the limit of the search.
  func find(_ search: inout ReachabilitySearch, among components: RowComponents) {
    visit(0, 0..<tree.leafCount, components, &search)
  }

  /// Searches a part of the tree, the nearer half first.
  private func visit(
    _ node: Int, _ leaves: Range<Int>, _ components: RowComponents,
    _ search: inout ReachabilitySearch
  ) {
    guard leaves.count > 1 else { return scan(leaves.lowerBound, components, &search) }
    let middle = leaves.lowerBound + (leaves.count + 1) / 2
    let (first, second) = (node + 1, node + 2 * (middle - leaves.lowerBound))
    let toFirst = tree.squaredDistance(toBox: first, search.query)
    let toSecond = tree.squaredDistance(toBox: second, search.query)
    let (low, high) = (leaves.lowerBound..<middle, middle..<leaves.upperBound)
    if toFirst <= toSecond {
      enter(first, low, toFirst, components, &search)
      enter(second, high, toSecond, components, &search)
    } else {
      enter(second, high, toSecond, components, &search)
      enter(first, low, toFirst, components, &search)
    }
  }

  @inline(__always)
  private func enter(
    _ node: Int, _ leaves: Range<Int>, _ away: Double, _ components: RowComponents,
    _ search: inout ReachabilitySearch
  ) {
    guard search.isOpen(away, leastCores[node]),
      components.ofNode[node] != search.component
    else { return }
    visit(node, leaves, components, &search)
  }

  /// Compares with the sixteen rows of a leaf.
  @inline(__always)
  private func scan(
    _ leaf: Int, _ components: RowComponents, _ search: inout ReachabilitySearch
  ) {
    for block in 2 * leaf..<2 * leaf + 2 {
      let squares = squaredDistances(ofBlock: block, to: search.query.span)
      var near = (squares .<= SIMD8(repeating: search.reach)).bits
      while near != 0 {
        let lane = near.trailingZeroBitCount
        near &= near &- 1
        let place = block * 8 + lane
        let reach = max(squares[lane], max(search.core, cores[place]))
        guard reach < search.reach || (reach == search.reach && squares[lane] < search.distance),
          components.ofRow[place] != search.component
        else { continue }
        (search.reach, search.distance, search.found) = (reach, squares[lane], Int32(place))
      }
    }
  }

  @inline(__always)
  private func squaredDistances(ofBlock block: Int, to query: Span<Double>) -> SIMD8<Double> {
    let blocks = tree.blocks.span
    var sum = SIMD8<Double>()
    for feature in query.indices {
      // Safe: a block has a vector for each feature.
      let difference =
        unsafe blocks[unchecked: block &* query.count &+ feature] - query[unchecked: feature]
      sum += difference * difference
    }
    return sum
  }
}
