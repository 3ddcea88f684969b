import Glibc
import Numeric

/// Which rows are alike, and how much; every row hangs together with every other by some way.
struct AffinityGraph: Sendable {
  /// The cells of each row by rising column, symmetric, none negative.
  private var rows: [[SparseSymmetric.Cell]]

  /// The sum of the cells of each row, above 0.
  private(set) var degrees: [Double] = []

  /// Joins rows.
  ///
  /// - Parameters:
  ///   - points: The different rows.
  ///   - method: How alike two rows are.
  /// - Throws: ``ClusteringError/cancelled``.
  /// - Complexity: O(`m` log `m` + cells) in few dimensions, O(`m`² · `d`) at worst.
  init(_ points: SortedRows, by method: Spectral) throws(ClusteringError) {
    let tree = NeighbourTree(points.rows)
    try checkCancellation()
    switch method.affinity {
    case .gaussian: rows = gaussianCells(points, tree, gamma: method.gamma)
    case .nearestNeighbours, .mutualNeighbours:
      let nearest = nearestRows(points.rows, tree, count: method.neighbours)
      rows = sharedCells(nearest, mutual: method.affinity == .mutualNeighbours)
    }
    try checkCancellation()
    try joinParts(of: points.rows)
    degrees = rows.map { $0.reduce(0) { $0 + $1.value } }
  }

  /// The graph divided by the roots of the degrees on both sides; its greatest eigenvalue is 1.
  var normalised: SparseSymmetric {
    let roots = degrees.map { $0.squareRoot() }
    return SparseSymmetric(
      rows: rows.indices.map { row in
        rows[row].map { cell in
          let value = cell.value / (roots[row] * roots[Int(cell.column)])
          return SparseSymmetric.Cell(column: cell.column, value: value)
        }
      })
  }

  /// Joins parts that do not hang together at their nearest rows.
  private mutating func joinParts(of points: Matrix) throws(ClusteringError) {
    var parts = DisjointSets(rows.count)
    for row in rows.indices {
      for cell in rows[row] where cell.value > 0 { parts.join(row, Int(cell.column)) }
    }
    guard rows.indices.contains(where: { parts.find($0) != 0 }) else { return }
    let whole = rows.joined().reduce(0.0) { $0 + $1.value }
    let weight = whole > 0 ? 0.05 * whole / Double(rows.count) : 1
    let distances = MutualReachability(points, neighbours: 1)
    let edges = try distances.spanningTree(pause: checkCancellation)
    for edge in edges where parts.join(edge.first, edge.second) {
      insert(weight, at: edge.first, edge.second)
      insert(weight, at: edge.second, edge.first)
    }
  }

  /// Adds to a cell, which may not be there yet.
  private mutating func insert(_ value: Double, at row: Int, _ column: Int) {
    let place = rows[row].firstIndex { $0.column >= column } ?? rows[row].count
    if place < rows[row].count, rows[row][place].column == column {
      rows[row][place].value += value
    } else {
      rows[row].insert(.init(column: Int32(column), value: value), at: place)
    }
  }
}

/// Returns for each row those that are nearest to it, by rising number and without itself; all that
/// are as far as the last one count.
private func nearestRows(_ points: Matrix, _ tree: NeighbourTree, count: Int) -> [[Int32]] {
  let parts = max(1, points.rowCount / 256)
  let most = min(count, points.rowCount)
  let found = concurrentMap(parts) { part in
    let range = points.rowCount * part / parts..<points.rowCount * (part + 1) / parts
    var reaches = [Double](repeating: 0, count: range.count)
    tree.forEachNearest(most, to: points, in: range) { reaches[$0] = $1[most - 1] }
    return range.map { row in
      var nearest: [Int32] = []
      tree.forEachRow(within: reaches[row - range.lowerBound], of: points.row(row)) { other, _ in
        if other != row { nearest.append(Int32(other)) }
      }
      return nearest.sorted()
    }
  }
  return Array(found.joined())
}

/// Returns 1 for rows that have each other, and a half or nothing where only one has the other.
private func sharedCells(_ nearest: [[Int32]], mutual: Bool) -> [[SparseSymmetric.Cell]] {
  var whose = [[Int32]](repeating: [], count: nearest.count)
  for row in nearest.indices {
    for other in nearest[row] { whose[Int(other)].append(Int32(row)) }
  }
  return nearest.indices.map { row in
    let both = (nearest[row] + whose[row]).sorted()
    var cells: [SparseSymmetric.Cell] = []
    for other in both {
      if let last = cells.last, last.column == other {
        cells[cells.count - 1].value = 1
      } else {
        cells.append(.init(column: other, value: mutual ? 0 : 0.5))
      }
    }
    return mutual ? cells.filter { $0.value > 0 } : cells
  }
}

/// Returns the Gaussian of distances for each row, as often as rows stand there; what is below e⁻⁴⁰
/// counts nothing.
private func gaussianCells(
  _ points: SortedRows, _ tree: NeighbourTree, gamma: Double
) -> [[SparseSymmetric.Cell]] {
  concurrentMap(points.rows.rowCount) { row in
    let weight = Double(points.counts[row])
    var cells: [SparseSymmetric.Cell] = []
    tree.forEachRow(within: 40 / gamma, of: points.rows.row(row)) { other, squared in
      let others = other == row ? weight - 1 : Double(points.counts[other])
      guard others > 0 else { return }
      cells.append(
        .init(column: Int32(other), value: weight * others * exp(-gamma * squared)))
    }
    return cells.sorted { $0.column < $1.column }
  }
}
