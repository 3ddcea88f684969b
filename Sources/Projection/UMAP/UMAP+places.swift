public import Numeric
import Parameters

extension UMAP {
  /// Places rows in the plane.
  ///
  /// - Parameters:
  ///   - rows: The rows, shape `n × d`, finite, scaled as they should count.
  ///   - seed: The seed of the points that are drawn by lot.
  ///   - progress: Told the part that is done, from 0 to 1.
  /// - Returns: The places, shape `n × 2`; fewer than four different rows stand as PCA has them.
  /// - Throws: ``ProjectionError`` when a parameter is out of range, a cell is not finite, there are
  ///   more than ``mostRows`` different rows, or the task was cancelled.
  /// - Complexity: O(epochs · `m` · neighbours) for `m` different rows, and the search for neighbours:
  ///   O(`m` log `m`) in few dimensions, O(`m`² · `d`) at worst.
  public func places(
    of rows: Matrix, seed: UInt64, progress: (Double) -> Void
  ) throws(ProjectionError) -> Matrix {
    guard leastDistance <= spread else {
      throw .parameter(
        .notAllowed(
          method: Self.identifier, name: "leastDistance", value: "\(leastDistance)",
          mustBe: "at most the spread, \(spread)"))
    }
    return try placed(rows) { different throws(ProjectionError) in
      let start = try planeStart(different, seed: seed)
      guard different.rowCount > 3 else { return start }
      let nearest = NearestRows(different, count: neighbours - 1)
      try checkCancellation()
      let graph = NeighbourGraph(nearest, weights: smoothWeights(of: nearest)) { $0 + $1 - $0 * $1 }
      return try descend(graph, from: framed(start), seed: seed, progress)
    }
  }

  private func descend(
    _ graph: NeighbourGraph, from start: Matrix, seed: UInt64, _ progress: (Double) -> Void
  ) throws(ProjectionError) -> Matrix {
    let count = epochs > 0 ? epochs : graph.rowCount <= 10_000 ? 500 : 200
    var descent = EdgeDescent(
      graph, from: start, curve: DistanceCurve(leastDistance: leastDistance, spread: spread),
      epochs: count)
    for epoch in 0..<count {
      try checkCancellation()
      progress(Double(epoch) / Double(count))
      descent.descend(epoch: epoch, seed: seed)
    }
    return descent.positions
  }
}

/// Stretches both columns to reach from 0 to 10.
private func framed(_ start: Matrix) -> Matrix {
  var result = start
  for column in 0..<2 {
    let values = start.columnValues(column)
    let (low, high) = (values.min() ?? 0, values.max() ?? 0)
    for row in values.indices { result[row, column] = 10 * (values[row] - low) / (high - low) }
  }
  return result
}
