public import Numeric
import Parameters

extension Agglomerative {
  /// Finds the groups.
  ///
  /// - Parameters:
  ///   - rows: The rows to group, shape `n × d`, finite, scaled as they should count.
  ///   - seed: Not used: nothing is left to chance.
  /// - Returns: A model whose groups are numbered by size, the largest first.
  /// - Throws: ``ClusteringError`` when a parameter is out of range, a cell is not finite, there
  ///   are fewer distinct rows than groups, or the task was cancelled.
  /// - Complexity: O(`m`² · `d`) for `m` distinct rows or cells, less by single linkage in few
  ///   dimensions; memory O(`m`) by Ward and single linkage, O(`m`²) by the others.
  public func fit(_ rows: Matrix, seed: UInt64) throws(ClusteringError) -> AgglomerativeModel {
    try fit(rows, numbers: [clusters], seed: seed) { _ in }[0]
  }

  /// Cuts one tree into each number of groups.
  ///
  /// - Parameters:
  ///   - rows: The rows to group, shape `n × d`, finite, scaled as they should count.
  ///   - numbers: The numbers of groups, each from 1 to the number of distinct rows.
  ///   - seed: Not used.
  ///   - progress: Told how many numbers are done.
  /// - Returns: A model a number, in their order.
  /// - Throws: ``ClusteringError`` as ``fit(_:seed:)`` does.
  public func fit(
    _ rows: Matrix, numbers: [Int], seed: UInt64, progress: (Int) -> Void
  ) throws(ClusteringError) -> [AgglomerativeModel] {
    do { try validate() } catch { throw .parameter(error) }
    try checkRows(rows, method: Self.identifier, distinct: numbers.max() ?? 1)
    let cells = Cells(of: rows, atMost: mostCells)
    progress(0)
    let tree = Dendrogram(try merges(of: cells), leaves: cells.sizes)
    return numbers.map { number in
      AgglomerativeModel(cells, labels: tree.labels(clusters: number), tree: tree)
    }
  }

  /// Grows the tree of all merges of the distinct rows, or of cells when there are more.
  ///
  /// - Parameter rows: The rows, shape `n × d`, finite.
  /// - Returns: The tree, with the counts of the rows as the sizes of its leaves.
  /// - Throws: ``ClusteringError`` as ``fit(_:seed:)`` does.
  /// - Complexity: That of a fit.
  public func dendrogram(of rows: Matrix) throws(ClusteringError) -> Dendrogram {
    try checkRows(rows, method: Self.identifier, distinct: 1)
    let cells = Cells(of: rows, atMost: mostCells)
    return Dendrogram(try merges(of: cells), leaves: cells.sizes)
  }

  private var mostCells: Int {
    switch linkage {
    case .ward, .single: exactRows
    case .average, .complete: exactRows / 4
    }
  }

  private func merges(
    of cells: Cells
  ) throws(ClusteringError) -> [(a: Int, b: Int, height: Double)] {
    switch linkage {
    case .ward: try wardMerges(cells.means, weights: cells.sizes)
    case .single:
      try MutualReachability(cells.means, neighbours: 1).spanningTree(pause: checkCancellation)
        .merges
    case .average, .complete:
      try tableMerges(cells.means, weights: cells.sizes, by: linkage)
    }
  }
}
