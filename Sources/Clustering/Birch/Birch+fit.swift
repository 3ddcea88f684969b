public import Numeric
import Parameters

extension Birch {
  /// Finds the groups.
  ///
  /// - Parameters:
  ///   - rows: The rows to group, shape `n × d`, finite, scaled as they should count.
  ///   - seed: Not used: nothing is left to chance.
  /// - Returns: A model whose groups are numbered by size; it has fewer groups than asked for when
  ///   there are fewer balls.
  /// - Throws: ``ClusteringError`` when a parameter is out of range, a cell is not finite, there
  ///   are fewer distinct rows than groups, or the task was cancelled.
  /// - Complexity: O(`n` log `n` + `n` · branching · log `b` · `d` + `b`² · `d`) for `b` balls.
  public func fit(_ rows: Matrix, seed: UInt64) throws(ClusteringError) -> BirchModel {
    try fit(rows, numbers: [clusters], seed: seed) { _ in }[0]
  }

  /// Cuts one tree of merges of balls into each number of groups.
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
  ) throws(ClusteringError) -> [BirchModel] {
    do { try validate() } catch { throw .parameter(error) }
    try checkRows(rows, method: Self.identifier, distinct: numbers.max() ?? 1)
    progress(0)
    let sorted = rows.selectingRows(rowOrder(of: rows))
    let (balls, threshold) = try balls(of: sorted)
    var means = Matrix(rowCount: balls.count, columnCount: rows.columnCount)
    for (number, ball) in balls.enumerated() {
      for (feature, value) in ball.mean.enumerated() { means[number, feature] = value }
    }
    let sizes = balls.map { Int($0.count) }
    let tree = Dendrogram(try wardMerges(means, weights: sizes), leaves: sizes)
    return numbers.map { number in
      BirchModel(
        KnownGroups(means, groups: tree.labels(clusters: number)), threshold: threshold,
        training: sorted)
    }
  }

  /// Gathers rows into balls, in the order of their coordinates.
  ///
  /// - Parameter rows: The rows in the order in which they are taken in.
  /// - Returns: The balls, and the threshold they were made with.
  /// - Throws: ``ClusteringError/cancelled``.
  func balls(of rows: Matrix) throws(ClusteringError) -> (balls: [Ball], threshold: Double) {
    var threshold = threshold
    while true {
      var tree = BallTree(threshold: threshold, branching: branching)
      for row in 0..<rows.rowCount where tree.ballCount <= Self.mostBalls {
        if row.isMultiple(of: 4_096) { try checkCancellation() }
        tree.insert(Ball(rows.row(row)))
      }
      if tree.ballCount <= Self.mostBalls {
        return (
          tree.balls.sorted { $0.mean.lexicographicallyPrecedes($1.mean) }, threshold
        )
      }
      threshold *= 1.5
    }
  }
}
