extension BoundedAssignment {
  /// Returns an offset a group: with it every row costs less in its own group than in any other, by as
  /// much as possible.
  ///
  /// Equal rows in several groups count to the one with the most of them.
  ///
  /// - Parameter first: For each row the first one that is equal.
  /// - Returns: The offsets, 0 for groups whose sizes lie within the bounds.
  /// - Complexity: O(`n` · `k` + `k`³).
  func offsets(equalTo first: [Int]) -> [Double] {
    guard hasMoved else { return Array(repeating: 0, count: groups) }
    let arcs = arcs(of: joined(first))
    var (low, high) = (0.0, arcs.joined().filter { $0.isFinite }.max() ?? 0)
    var best = ShortestPaths(arcs, from: Array(0...groups)).costs
    for _ in 0..<60 {
      let margin = (low + high) / 2
      let tighter = ShortestPaths(narrowed(arcs, by: margin), from: Array(0...groups))
      if tighter.isConsistent { (low, best) = (margin, tighter.costs) } else { high = margin }
    }
    return best.prefix(groups).map { best[groups] - $0 }
  }

  /// Returns the labels with equal rows in one group.
  private func joined(_ first: [Int]) -> [Int] {
    var counts = [[Int]](repeating: [], count: labels.count)
    for row in labels.indices {
      if counts[first[row]].isEmpty { counts[first[row]] = Array(repeating: 0, count: groups) }
      counts[first[row]][labels[row]] += 1
    }
    return first.map { row in
      counts[row].indices.max { (counts[row][$0], -$0) < (counts[row][$1], -$1) } ?? 0
    }
  }

  /// The least costs of moves between groups as given, and of changes of size.
  private func arcs(of labels: [Int]) -> [[Double]] {
    var arcs = sizeArcs
    for (row, from) in labels.enumerated() {
      for to in 0..<groups where to != from {
        arcs[from][to] = min(arcs[from][to], costs[to][row] - costs[from][row])
      }
    }
    return arcs
  }

  private func narrowed(_ arcs: [[Double]], by margin: Double) -> [[Double]] {
    arcs.indices.map { from in
      arcs.indices.map { to in
        from < groups && to < groups ? arcs[from][to] - margin : arcs[from][to]
      }
    }
  }
}
