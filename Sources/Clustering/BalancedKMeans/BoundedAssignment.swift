import Numeric

/// Puts rows into groups of bounded sizes, so that the sum of their costs is the least there is.
///
/// Successive shortest paths: every row begins in its cheapest group, and rows then move along paths
/// from group to group, the cheapest first, until no group is too large or too small. Beside the groups
/// there is a pool, from which and to which a size within the bounds may change at no cost.
///
/// > R. K. Ahuja, T. L. Magnanti, J. B. Orlin. *Network Flows.* Prentice Hall 1993, section 9.7.
struct BoundedAssignment {
  /// The group of each row.
  private(set) var labels: [Int]

  /// For each group what each row costs in it.
  let costs: [[Double]]
  private let bounds: ClosedRange<Int>

  /// The number of rows of each group.
  private var sizes: [Int]

  /// For each pair of groups the rows of the first by what moving them to the second costs.
  private var moves: [[MoveHeap]]

  /// The number of groups.
  var groups: Int { sizes.count }

  /// Whether the bounds made a difference.
  private(set) var hasMoved = false

  /// Finds the assignment.
  ///
  /// - Parameters:
  ///   - costs: For each group what each row costs in it.
  ///   - bounds: The numbers of rows a group may have; all rows must have room.
  /// - Complexity: O(`n` · `k` · log `n` + moves · `k`³) at worst.
  init(costs: [[Double]], bounds: ClosedRange<Int>) {
    self.costs = costs
    self.bounds = bounds
    let rows = costs[0].count
    let count = costs.count
    labels = (0..<rows).map { row in
      (0..<count).min { costs[$0][row] < costs[$1][row] } ?? 0
    }
    sizes = labels.reduce(into: [Int](repeating: 0, count: count)) { $0[$1] += 1 }
    moves = Array(repeating: Array(repeating: MoveHeap(), count: count), count: count)
    guard !sizes.allSatisfy(bounds.contains) else { return }
    hasMoved = true
    for row in 0..<rows { offerMoves(of: row) }
    // Every path brings one row to where there is room, so there are fewer than twice the rows.
    for _ in 0..<2 * rows {
      guard let path = cheapestPath() else { return }
      move(along: path)
    }
  }

  /// Offers moves of a row to all other groups.
  private mutating func offerMoves(of row: Int) {
    let from = labels[row]
    for to in 0..<groups where to != from {
      moves[from][to].insert(Move(cost: costs[to][row] - costs[from][row], row: row))
    }
  }

  /// What moving some row from a group to another costs, the least there is.
  private mutating func cheapest(from: Int, to: Int) -> Move? {
    while let move = moves[from][to].first {
      if labels[move.row] == from { return move }
      moves[from][to].removeFirst()
    }
    return nil
  }

  /// The least costs of moves between groups, and of changes of size: the last place is the pool.
  private mutating func arcs() -> [[Double]] {
    var arcs = sizeArcs
    for from in 0..<groups {
      for to in 0..<groups where to != from {
        arcs[from][to] = cheapest(from: from, to: to)?.cost ?? .infinity
      }
    }
    return arcs
  }

  /// The costs of changes of size, within the bounds, and no others.
  var sizeArcs: [[Double]] {
    var arcs = Array(
      repeating: [Double](repeating: .infinity, count: groups + 1), count: groups + 1)
    for group in 0..<groups {
      let size = clamped(sizes[group])
      if size < bounds.upperBound { arcs[group][groups] = 0 }
      if size > bounds.lowerBound { arcs[groups][group] = 0 }
    }
    return arcs
  }

  private func clamped(_ size: Int) -> Int {
    min(max(size, bounds.lowerBound), bounds.upperBound)
  }

  /// Returns the places of the cheapest path from where there are too many to where there are too few.
  private mutating func cheapestPath() -> [Int]? {
    let pool = sizes.reduce(0) { $0 + clamped($1) } - labels.count
    let surplus = sizes.map { $0 - clamped($0) } + [pool]
    guard surplus.contains(where: { $0 > 0 }) else { return nil }
    let tree = ShortestPaths(arcs(), from: surplus.indices.filter { surplus[$0] > 0 })
    let ends = surplus.indices.filter { surplus[$0] < 0 && tree.costs[$0] < .infinity }
    guard let end = ends.min(by: { tree.costs[$0] < tree.costs[$1] }) else { return nil }
    return tree.path(to: end)
  }

  /// Moves a row over each step of a path between two groups, the last step first, so that no row
  /// goes two steps.
  private mutating func move(along path: [Int]) {
    for (from, to) in zip(path, path.dropFirst()).reversed() where from < groups && to < groups {
      guard let move = cheapest(from: from, to: to) else { continue }
      moves[from][to].removeFirst()
      labels[move.row] = to
      (sizes[from], sizes[to]) = (sizes[from] - 1, sizes[to] + 1)
      offerMoves(of: move.row)
    }
  }
}
