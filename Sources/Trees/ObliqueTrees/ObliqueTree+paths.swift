extension ObliqueTree {
  /// Returns how many steps a row takes, and what a leaf of so many rows stands for.
  @inline(__always)
  func pathLength(of row: Span<Double>, _ lengthOf: [Double]) -> Double {
    var (node, level) = (0, 0)
    while right[node] > 0 {
      node = side(node, row) > 0 ? right[node] : node + 1
      level += 1
    }
    return Double(level) + lengthOf[rows[node]]
  }

  /// Adds the steps by which features shorten the path of a row.
  func addCredits(of row: [Double], to credits: inout [Double]) {
    var node = 0
    var before = averagePathLength(ofRows: rows[0])
    while right[node] > 0 {
      let isRight = side(node, row.span) > 0
      let next = isRight ? right[node] : node + 1
      let after = averagePathLength(ofRows: rows[next])
      share(before - 1 - after, of: node, isRight: isRight, row, among: &credits)
      (node, before) = (next, after)
    }
  }

  /// Shares steps among the features of a split, by how far each takes the row to its side.
  private func share(
    _ steps: Double, of node: Int, isRight: Bool, _ row: [Double], among credits: inout [Double]
  ) {
    let split = split(node)
    let parts = split.map { term in
      max(0, (isRight ? 1 : -1) * term.weight * (row[term.feature] - term.origin))
    }
    let whole = parts.reduce(0, +)
    for (term, part) in zip(split, parts) {
      credits[term.feature] += steps * (whole > 0 ? part / whole : 1 / Double(split.count))
    }
  }
}
