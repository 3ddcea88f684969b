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
    self.init(
      GroupedNeighbours(of: matrix, inTreeOrder: true, NeighbourTree(matrix), most + 1)
        .withoutOwn(most), rowCount: matrix.rowCount, count: most)
  }

  /// Finds the rows of a tree that are nearest to each of some rows.
  ///
  /// - Parameters:
  ///   - matrix: The rows, finite, as wide as those of the tree.
  ///   - tree: The rows among which neighbours are found.
  ///   - count: How many neighbours to find; at most as many as the tree has rows are.
  /// - Precondition: `count >= 0`.
  public init(of matrix: Matrix, among tree: NeighbourTree, count: Int) {
    self.init(matrix, tree, min(count, tree.rowCount), areInTree: false)
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
    self.init(matrix, tree, min(count, tree.rowCount), areInTree: true)
  }

  private init(_ matrix: Matrix, _ tree: NeighbourTree, _ count: Int, areInTree: Bool) {
    precondition(matrix.columnCount == tree.featureCount, "a column for each feature")
    guard matrix.columnCount > 0 else {
      let flat = Matrix(rowCount: matrix.rowCount, columnCount: 1)
      self.init(
        flat, NeighbourTree(Matrix(rowCount: tree.rowCount, columnCount: 1)), count,
        areInTree: areInTree)
      return
    }
    self.init(
      GroupedNeighbours(of: matrix, inTreeOrder: areInTree, tree, count),
      rowCount: matrix.rowCount, count: count)
  }

  private init(_ found: GroupedNeighbours, rowCount: Int, count: Int) {
    self.rowCount = rowCount
    self.count = count
    rows = found.rows
    distances = found.distances
  }
}
