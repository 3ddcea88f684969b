/// The row that is nearest to another by mutual reachability.
public struct ReachableRow: Sendable {
  /// The row.
  public let row: Int

  /// The mutual reachability of the two.
  public let distance: Double
}

/// One search: the row it is for, and the nearest row found so far.
struct ReachabilitySearch: ~Copyable {
  /// The values of the row.
  var query: [Double]

  /// The squared core distance of the row.
  var core = 0.0

  /// The component of the row, whose rows do not count.
  var component: Int32 = -1

  /// The square of the least mutual reachability so far, or of the greatest that counts.
  var reach = Double.infinity

  /// The squared distance that goes with it, which decides between equal ones.
  var distance = Double.infinity

  /// The place that was found, `-1` for none.
  var found: Int32 = -1

  init(featureCount: Int) { query = Array(repeating: 0, count: featureCount) }

  /// Begins anew for a row whose values stand in the query.
  mutating func begin(core: Double, component: Int32, within limit: Double) {
    self.core = core
    self.component = component
    (reach, distance, found) = (limit, .infinity, -1)
  }

  /// Whether rows so far away, with no core distance below another, may be nearer.
  @inline(__always)
  func isOpen(_ away: Double, _ leastCore: Double) -> Bool {
    let least = max(away, max(leastCore, core))
    return least < reach || (least == reach && away < distance)
  }
}

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
    var result = [ReachableRow](
      repeating: ReachableRow(row: 0, distance: .infinity), count: rows.rowCount)
    var span = result.mutableSpan
    forEachChunk(of: &span, atLeast: 64) { range, chunk in
      var squaredCores = [Double](repeating: 0, count: range.count)
      tree.forEachNearest(neighbours, to: rows, in: range) {
        squaredCores[$0] = $1[neighbours - 1]
      }
      var search = ReachabilitySearch(featureCount: tree.featureCount)
      for place in 0..<range.count {
        search.query = rows.row(range.lowerBound + place)
        search.begin(core: squaredCores[place], component: -1, within: .infinity)
        find(&search, among: undivided)
        guard search.found >= 0 else { continue }
        chunk[place] = ReachableRow(
          row: Int(tree.order[Int(search.found)]), distance: search.reach.squareRoot())
      }
    }
    return result
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
    let features = tree.featureCount
    for block in 2 * leaf..<2 * leaf + 2 {
      var sum = SIMD8<Double>()
      for feature in 0..<features {
        let difference = tree.blocks[block * features + feature] - search.query[feature]
        sum += difference * difference
      }
      for lane in 0..<8 where sum[lane] <= search.reach {
        let place = block * 8 + lane
        let reach = max(sum[lane], max(search.core, cores[place]))
        guard reach < search.reach || (reach == search.reach && sum[lane] < search.distance),
          components.ofRow[place] != search.component
        else { continue }
        (search.reach, search.distance, search.found) = (reach, sum[lane], Int32(place))
      }
    }
  }
}
