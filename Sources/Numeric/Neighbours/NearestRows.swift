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
    let matrix = matrix.columnCount > 0 ? matrix : Matrix(rowCount: matrix.rowCount, columnCount: 1)
    let most = max(0, min(count, matrix.rowCount - 1))
    self.init(matrix, NeighbourTree(matrix), most, areInTree: true, leavingOut: .itself)
  }

  /// Finds the rows of a tree that are nearest to each of some rows.
  ///
  /// - Parameters:
  ///   - matrix: The rows, finite, as wide as those of the tree.
  ///   - tree: The rows among which neighbours are found.
  ///   - count: How many neighbours to find; at most as many as the tree has rows are.
  /// - Precondition: `count >= 0`.
  public init(of matrix: Matrix, among tree: NeighbourTree, count: Int) {
    self.init(matrix, tree, min(count, tree.rowCount), areInTree: false, leavingOut: .none)
  }

  /// Finds for each row that a tree was made of the rows that are nearest, itself among them.
  ///
  /// The result is that of ``init(of:among:count:)``; it takes less time, because the tree tells which
  /// rows lie together.
  ///
  /// - Parameters:
  ///   - matrix: The rows the tree was made of.
  ///   - tree: The rows arranged for searches.
  ///   - count: How many neighbours to find; at most as many as there are rows are.
  /// - Precondition: `count >= 0`.
  public init(ofAll matrix: Matrix, in tree: NeighbourTree, count: Int) {
    precondition(matrix.rowCount == tree.rowCount, "the rows of the tree")
    self.init(matrix, tree, min(count, tree.rowCount), areInTree: true, leavingOut: .none)
  }

  /// Finds the rows that are nearest to each of some rows, one equal to it left out.
  ///
  /// - Parameters:
  ///   - matrix: The rows, finite, as wide as those of the tree.
  ///   - tree: The rows among which neighbours are found, no two of them equal.
  ///   - counts: How many rows each row of the tree stands for; one each when not given.
  ///   - count: How many neighbours to find, fewer than the tree stands for.
  ///   - areInTree: Whether the tree was made of these rows.
  /// - Precondition: `count >= 0`.
  public init(
    besides matrix: Matrix, among tree: NeighbourTree, counts: [Int]?, count: Int, areInTree: Bool
  ) {
    self.init(
      matrix, tree, count, areInTree: areInTree, leavingOut: .oneEqual(counts: counts))
  }

  private init(
    _ matrix: Matrix, _ tree: NeighbourTree, _ count: Int, areInTree: Bool, leavingOut: LeftOutRows
  ) {
    precondition(matrix.columnCount == tree.featureCount, "a column for each feature")
    (rowCount, self.count) = (matrix.rowCount, count)
    let (wide, tree) = withFeature(matrix, tree)
    let cells = matrix.rowCount * count
    var distances: [Double] = []
    rows = unsafe Array(unsafeUninitializedCapacity: cells) { toRows, filledRows in
      distances = unsafe Array(unsafeUninitializedCapacity: cells) { toDistances, filled in
        // Safe: every row is met once, and writes its own cells.
        nonisolated(unsafe) let (toRows, toDistances) = unsafe (toRows, toDistances)
        unsafe tree.forEachNeighbourhood(
          of: wide, areInTree: areInTree, count: min(tree.rowCount, leavingOut.needed(count))
        ) { row, found in
          let own = row * count..<(row + 1) * count
          unsafe leavingOut.write(
            found, of: row, to: UnsafeMutableBufferPointer(rebasing: toRows[own]),
            UnsafeMutableBufferPointer(rebasing: toDistances[own]))
        }
        filled = cells
      }
      filledRows = cells
    }
    self.distances = distances
  }
}

extension NearestRows {
  /// Returns a number for each row, worked out from the rows nearest to it, one equal to it left out.
  ///
  /// The neighbours are those of ``init(besides:among:counts:count:areInTree:)``, but are not kept.
  ///
  /// - Parameters:
  ///   - matrix: The rows, finite, as wide as those of the tree.
  ///   - tree: The rows among which neighbours are found, no two of them equal.
  ///   - counts: How many rows each row of the tree stands for; one each when not given.
  ///   - count: How many neighbours to find, at least one, fewer than the tree stands for.
  ///   - areInTree: Whether the tree was made of these rows.
  ///   - body: Takes the neighbours of a row, the nearest first, and the distances to them.
  /// - Returns: A number a row.
  public static func map(
    besides matrix: Matrix, among tree: NeighbourTree, counts: [Int]?, count: Int, areInTree: Bool,
    _ body: @Sendable (_ rows: Span<Int32>, _ distances: Span<Double>) -> Double
  ) -> [Double] {
    precondition(matrix.columnCount == tree.featureCount, "a column for each feature")
    let (wide, tree) = withFeature(matrix, tree)
    let leavingOut = LeftOutRows.oneEqual(counts: counts)
    return unsafe tree.mapNeighbourhoods(
      of: wide, areInTree: areInTree, count: min(tree.rowCount, count + 1)
    ) { unsafe leavingOut.map($1, of: $0, count, body) }
  }
}

/// Gives rows without features one feature, in which all are equal.
private func withFeature(_ matrix: Matrix, _ tree: NeighbourTree) -> (Matrix, NeighbourTree) {
  guard matrix.columnCount == 0 else { return (matrix, tree) }
  return (
    Matrix(rowCount: matrix.rowCount, columnCount: 1),
    NeighbourTree(Matrix(rowCount: tree.rowCount, columnCount: 1))
  )
}
