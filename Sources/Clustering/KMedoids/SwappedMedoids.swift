import Numeric

/// Swaps medoids for rows that lower the loss, each at once, until no swap does.
///
/// Some rows are tried side by side, and the first in their order that lowers the loss is taken, as if
/// they had been tried one after another.
///
/// - Parameters:
///   - medoids: Where to begin; different rows, at least two.
///   - points: The rows.
///   - order: The order in which rows are tried.
///   - passes: The most passes over the rows.
/// - Returns: The medoids, the loss and the swaps.
/// - Throws: ``ClusteringError/cancelled``.
/// - Complexity: O(`m`² · `d`) a pass.
func swappedMedoids(
  _ medoids: [Int], of points: WeightedPoints, order: [Int], passes: Int
) throws(ClusteringError) -> MedoidRun {
  var grouping = MedoidGrouping(points, medoids: medoids)
  var (swaps, tried, sinceSwap, together) = (0, 0, 0, 1)
  while sinceSwap < order.count, tried < passes * order.count {
    try checkCancellation()
    let rows = (0..<min(together, order.count)).map { order[(tried + $0) % order.count] }
    let former = grouping
    let changes = concurrentMap(rows.count) { former.change(with: rows[$0]) }
    if let (taken, next) = firstSwap(of: former, for: rows, changes) {
      grouping = next
      (swaps, tried, sinceSwap, together) = (swaps + 1, tried + taken + 1, 0, 1)
    } else {
      (tried, sinceSwap) = (tried + rows.count, sinceSwap + rows.count)
      together = min(64, together * 2)
    }
  }
  return MedoidRun(
    medoids: grouping.medoids, loss: grouping.loss, swaps: swaps,
    converged: sinceSwap >= order.count)
}

/// Returns the first row that lowers the loss as a medoid, and the grouping with it.
private func firstSwap(
  of grouping: MedoidGrouping, for rows: [Int], _ changes: [(place: Int, change: Double)]
) -> (taken: Int, next: MedoidGrouping)? {
  for taken in rows.indices where changes[taken].change < 0 {
    var next = grouping
    next.swap(changes[taken].place, for: rows[taken])
    // Rounding may promise what is not there.
    if next.loss < grouping.loss { return (taken, next) }
  }
  return nil
}

extension MedoidGrouping {
  /// The best swap for a row, none for a medoid.
  fileprivate func change(with row: Int) -> (place: Int, change: Double) {
    isMedoid(row) ? (0, 0) : bestSwap(for: row)
  }
}
