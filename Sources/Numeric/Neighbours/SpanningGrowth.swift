/// The least spanning tree by mutual reachability, while it grows.
///
/// In each round every component finds its nearest row outside, and is joined with it; the number of
/// components is at least halved. What a row has found stays right until its own component takes
/// that row in, and what it has not found within a distance it need not look for there again. So
/// later rounds look from few rows.
///
/// > O. Borůvka. "O jistém problému minimálním." 1926.
/// >
/// > W. B. March, P. Ram, A. G. Gray. "Fast Euclidean minimum spanning tree: algorithm, analysis,
/// > and applications." *KDD* 2010,
/// > doi:[10.1145/1835804.1835882](https://doi.org/10.1145/1835804.1835882)
struct SpanningGrowth: Sendable {
  /// The rows.
  let reachability: MutualReachability

  /// The node of each leaf of the tree.
  let leafNodes: [Int]

  /// The component of each place.
  private(set) var components: RowComponents

  /// The nearest row of another component of each place, as far as it is known.
  var nearest: [Nearest]

  /// The number of components.
  private(set) var componentCount: Int

  /// The edges so far.
  private(set) var edges: [SpanningEdge] = []

  /// Begins with a component for each row.
  ///
  /// - Parameter reachability: The rows.
  /// - Complexity: O(`n`).
  init(_ reachability: MutualReachability) {
    self.reachability = reachability
    let tree = reachability.tree
    leafNodes = tree.nodes.enumerated().filter { $1.count == 1 }.map(\.offset)
    components = RowComponents(tree.order.indices.map { Int32($0) }, in: tree)
    nearest = reachability.cores.prefix(tree.rowCount).map { Nearest(reach: $0) }
    componentCount = tree.rowCount
  }

  /// Joins every component with the one that is nearest.
  ///
  /// - Complexity: O(`n` log `n`) in few dimensions, O(`n`² · `d`) at worst.
  mutating func joinNearest() {
    guard componentCount > 1 else { return }
    var limits = knownLimits()
    let first = leastKnown(limits)
    if first.contains(where: { $0 >= 0 }) {
      search(within: limits) { place, component in first[component] == Int32(place) }
      limits = knownLimits()
    }
    search(within: limits) { _, _ in true }
    join()
  }

  /// Forgets rows that are in the own component now, and returns for each component the least that
  /// is known.
  private mutating func knownLimits() -> [Double] {
    var limits = [Double](repeating: .infinity, count: componentCount)
    for place in nearest.indices where nearest[place].place >= 0 {
      let component = components.ofRow[place]
      if components.ofRow[Int(nearest[place].place)] == component {
        nearest[place].place = -1
      } else {
        limits[Int(component)] = min(limits[Int(component)], nearest[place].reach)
      }
    }
    return limits
  }

  /// Returns for each component that knows no row outside the place from which to look first.
  private func leastKnown(_ limits: [Double]) -> [Int32] {
    var first = [Int32](repeating: -1, count: componentCount)
    for place in nearest.indices {
      let component = Int(components.ofRow[place])
      guard limits[component] == .infinity else { continue }
      if first[component] < 0 || nearest[place].reach < nearest[Int(first[component])].reach {
        first[component] = Int32(place)
      }
    }
    return first
  }

  /// Joins components along the nearest of what their rows have found.
  private mutating func join() {
    var best = [Int32](repeating: -1, count: componentCount)
    for place in nearest.indices where nearest[place].place >= 0 {
      let component = Int(components.ofRow[place])
      let (one, other) = (nearest[place], best[component] < 0 ? nil : nearest[Int(best[component])])
      guard let other, (other.reach, other.distance) <= (one.reach, one.distance) else {
        best[component] = Int32(place)
        continue
      }
    }
    var sets = DisjointSets(componentCount)
    let order = reachability.tree.order
    for place in best.map({ Int($0) }) where place >= 0 {
      let one = nearest[place]
      let other = Int(one.place)
      guard sets.join(Int(components.ofRow[place]), Int(components.ofRow[other])) else { continue }
      let rows = [Int(order[place]), Int(order[other])].sorted()
      edges.append(
        SpanningEdge(
          first: rows[0], second: rows[1], squaredReach: one.reach, squaredDistance: one.distance))
    }
    renumber(&sets)
  }

  private mutating func renumber(_ sets: inout DisjointSets) {
    var numbers = [Int32](repeating: -1, count: componentCount)
    var count: Int32 = 0
    let ofRow = components.ofRow.indices.map { place -> Int32 in
      guard place < nearest.count else { return -1 }
      let root = sets.find(Int(components.ofRow[place]))
      if numbers[root] < 0 {
        numbers[root] = count
        count += 1
      }
      return numbers[root]
    }
    components = RowComponents(ofRow, in: reachability.tree)
    componentCount = Int(count)
  }
}
