public import Numeric
import Parameters

extension TSNE {
  /// Places rows in the plane.
  ///
  /// - Parameters:
  ///   - rows: The rows, shape `n × d`, finite, scaled as they should count.
  ///   - seed: The seed of the thickness of rows on a line; nothing else is left to chance.
  ///   - progress: Told the part that is done, from 0 to 1.
  /// - Returns: The places, shape `n × 2`; fewer than four different rows stand as PCA has them.
  /// - Throws: ``ProjectionError`` when a parameter is out of range, a cell is not finite, there are
  ///   more than ``mostRows`` different rows, or the task was cancelled.
  /// - Complexity: O(iterations · `m` · (log `m` + perplexity)) for `m` different rows, and the search
  ///   for neighbours: O(`m` log `m`) in few dimensions, O(`m`² · `d`) at worst.
  public func places(
    of rows: Matrix, seed: UInt64, progress: (Double) -> Void
  ) throws(ProjectionError) -> Matrix {
    try placed(rows) { different throws(ProjectionError) in
      let start = try planeStart(different, seed: seed)
      guard different.rowCount > 3 else { return start }
      return try descend(graph(different), from: start.scaled(by: 1e-4), progress)
    }
  }

  /// Joins rows by how likely each of two would pick the other.
  private func graph(_ rows: Matrix) throws(ProjectionError) -> NeighbourGraph {
    let perplexity = max(1, min(perplexity, Double(rows.rowCount - 1) / 3))
    let nearest = NearestRows(rows, count: min(rows.rowCount - 1, Int(3 * perplexity) + 1))
    try checkCancellation()
    let weights = perplexityWeights(of: nearest, perplexity: perplexity)
    var graph = NeighbourGraph(nearest, weights: weights) { $0 + $1 }
    graph.normalise()
    return graph
  }

  private func descend(
    _ graph: NeighbourGraph, from start: Matrix, _ progress: (Double) -> Void
  ) throws(ProjectionError) -> Matrix {
    var descent = NeighbourDescent(graph, from: start, angle: angle)
    let rate =
      learningRate > 0 ? learningRate : max(Double(graph.rowCount) / exaggeration / 4, 50)
    for step in 0..<iterations {
      try checkCancellation()
      progress(Double(step) / Double(iterations))
      let isEarly = step < 250
      let slope = descent.descend(
        rate: rate, momentum: isEarly ? 0.5 : 0.8, exaggeration: isEarly ? exaggeration : 1)
      // Where nothing pulls, as at the bottom, more steps lead nowhere.
      if !isEarly && slope < 1e-7 { break }
    }
    return descent.positions
  }
}

extension Matrix {
  /// Returns every value times a factor.
  func scaled(by factor: Double) -> Matrix {
    var result = self
    for column in 0..<columnCount {
      for row in 0..<rowCount { result[row, column] *= factor }
    }
    return result
  }
}
