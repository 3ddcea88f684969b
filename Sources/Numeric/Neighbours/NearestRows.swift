/// The nearest rows of each of some rows, exactly.
public struct NearestRows: Sendable {
  /// The number of rows.
  public let rowCount: Int

  /// How many neighbours each row has.
  public let count: Int

  /// The neighbours, row after row, the nearest first and of equally near ones the first.
  public let rows: [Int32]

  /// The Euclidean distances to them.
  public let distances: [Double]

  /// Finds the other rows that are nearest to each row.
  ///
  /// - Parameters:
  ///   - matrix: The rows, shape `n × d`, finite.
  ///   - count: How many neighbours to find; at most `n − 1` are.
  /// - Complexity: O(`n` log `n` · count) in few dimensions, O(`n`² · `d`) at worst.
  /// - Precondition: `count >= 0`.
  public init(_ matrix: Matrix, count: Int) {
    self.init(
      of: matrix, among: NeighbourTree(matrix), count: max(0, min(count, matrix.rowCount - 1)),
      areOthers: true)
  }

  /// Finds the rows of a tree that are nearest to each of some rows.
  ///
  /// - Parameters:
  ///   - matrix: The rows, finite, as wide as those of the tree.
  ///   - tree: The rows among which neighbours are found.
  ///   - count: How many neighbours to find; at most as many as the tree has rows are.
  /// - Precondition: `count >= 0`.
  public init(of matrix: Matrix, among tree: NeighbourTree, count: Int) {
    self.init(of: matrix, among: tree, count: min(count, tree.rowCount), areOthers: false)
  }

  /// Finds neighbours among the rows of a tree, which may be the rows themselves.
  private init(of matrix: Matrix, among tree: NeighbourTree, count kept: Int, areOthers: Bool) {
    let total = matrix.rowCount
    let rowsPerTask = 64
    let parts = concurrentMap((total + rowsPerTask - 1) / rowsPerTask) { task in
      tree.nearest(
        kept, of: matrix, in: task * rowsPerTask..<min(total, (task + 1) * rowsPerTask),
        areOthers: areOthers)
    }
    rowCount = total
    count = kept
    rows = parts.flatMap(\.rows)
    distances = parts.flatMap { $0.squares.map { $0.squareRoot() } }
  }
}

/// One search: the nearest rows found so far.
private struct RowSearch: ~Copyable {
  let point: [Double]

  /// The row that is looked for neighbours of, which is none of them; -1 when it may be one.
  let own: Int32

  var rows: [Int32]
  var squares: [Double]

  init(_ point: [Double], own: Int, count: Int) {
    self.point = point
    self.own = Int32(own)
    rows = Array(repeating: .max, count: count)
    squares = Array(repeating: .infinity, count: count)
  }

  /// The squared distance a row must not exceed to count.
  @inline(__always)
  var limit: Double { squares[squares.count - 1] }

  /// Takes in one row, when it is nearer than the farthest, or as near and before it.
  mutating func offer(_ row: Int32, at square: Double) {
    guard row >= 0, row != own else { return }
    var place = squares.count - 1
    guard square < squares[place] || (square == squares[place] && row < rows[place]) else { return }
    while place > 0,
      squares[place - 1] > square || (squares[place - 1] == square && rows[place - 1] > row)
    {
      squares[place] = squares[place - 1]
      rows[place] = rows[place - 1]
      place -= 1
    }
    squares[place] = square
    rows[place] = row
  }
}

extension NeighbourTree {
  /// Returns the nearest rows of some rows, row after row.
  fileprivate func nearest(
    _ count: Int, of matrix: Matrix, in range: Range<Int>, areOthers: Bool
  ) -> (rows: [Int32], squares: [Double]) {
    var (rows, squares): ([Int32], [Double]) = ([], [])
    guard count > 0 else { return (rows, squares) }
    for row in range {
      var search = RowSearch(matrix.row(row), own: areOthers ? row : -1, count: count)
      visit(node: 0, leaves: 0..<leafCount, &search)
      rows += search.rows
      squares += search.squares
    }
    return (rows, squares)
  }

  /// Searches a part of the tree, the nearer half first.
  private func visit(node: Int, leaves: Range<Int>, _ search: inout RowSearch) {
    guard leaves.count > 1 else { return scan(leaf: leaves.lowerBound, &search) }
    let middle = leaves.lowerBound + (leaves.count + 1) / 2
    let (first, second) = (node + 1, node + 2 * (middle - leaves.lowerBound))
    let toFirst = squaredDistance(toBox: first, search.point)
    let toSecond = squaredDistance(toBox: second, search.point)
    // A box as far as the farthest row may hold one as far that stands before it.
    if toFirst <= toSecond {
      if toFirst <= search.limit { visit(node: first, leaves: leaves.lowerBound..<middle, &search) }
      if toSecond <= search.limit {
        visit(node: second, leaves: middle..<leaves.upperBound, &search)
      }
    } else {
      if toSecond <= search.limit {
        visit(node: second, leaves: middle..<leaves.upperBound, &search)
      }
      if toFirst <= search.limit { visit(node: first, leaves: leaves.lowerBound..<middle, &search) }
    }
  }

  /// Compares with the sixteen rows of a leaf.
  @inline(__always)
  private func scan(leaf: Int, _ search: inout RowSearch) {
    for block in 2 * leaf..<2 * leaf + 2 {
      var sum = SIMD8<Double>()
      for feature in 0..<featureCount {
        let difference = blocks[block * featureCount + feature] - search.point[feature]
        sum += difference * difference
      }
      for lane in 0..<8 where sum[lane] <= search.limit {
        search.offer(order[block * 8 + lane], at: sum[lane])
      }
    }
  }
}
