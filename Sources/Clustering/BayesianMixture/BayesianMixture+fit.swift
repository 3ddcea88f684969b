public import Numeric
import Parameters

extension BayesianMixture {
  /// Finds the groups: the mixture with the greatest lower bound of some starts.
  ///
  /// - Parameters:
  ///   - rows: The rows to group, shape `n × d`, finite, scaled as they should count.
  ///   - seed: The seed of every random choice. Equal seeds give equal models.
  /// - Returns: A model whose groups are numbered by size; components to which no row belongs most
  ///   are left out.
  /// - Throws: ``ClusteringError`` when a parameter is out of range, a cell is not finite, or the
  ///   task was cancelled.
  /// - Complexity: O(`n` log `n` + `starts` · iterations · `n` · `k` · `d`²).
  public func fit(_ rows: Matrix, seed: UInt64) throws(ClusteringError) -> BayesianMixtureModel {
    do { try validate() } catch { throw .parameter(error) }
    try checkRows(rows, method: Self.identifier, distinct: 1)
    let sorted = rows.selectingRows(rowOrder(of: rows))
    let prior = MixturePrior(sorted, by: self)
    let blocked = BlockedRows(sorted)
    let count = DistinctRows.count(of: sorted, upTo: components)
    var best: BayesianClimb?
    for start in 0..<UInt64(starts) {
      let groups = try KMeans(clusters: count, starts: 1, tolerance: 1e-4)
        .fit(sorted, seed: seed &+ start)
      let moments = MixtureMoments(
        labels(by: groups, of: sorted), of: sorted, groups: count, shape: covariance, floor: floor)
      guard let first = BayesianEstimate(moments, prior: prior) else { continue }
      let found = try climb(from: first, blocked, prior: prior)
      if found.estimate.lowerBound > best?.estimate.lowerBound ?? -.infinity { best = found }
    }
    guard let best, let model = BayesianMixtureModel(best, rows: sorted) else {
      throw .noGroups(method: Self.identifier, advice: "give a greater floor")
    }
    return model
  }

  /// Changes an estimate until its lower bound hardly changes.
  ///
  /// - Parameters:
  ///   - estimate: Where to begin.
  ///   - rows: The rows.
  ///   - prior: What is expected.
  /// - Returns: The estimate, with its lower bound.
  /// - Throws: ``ClusteringError/cancelled``.
  func climb(
    from estimate: BayesianEstimate, _ rows: BlockedRows, prior: MixturePrior
  ) throws(ClusteringError) -> BayesianClimb {
    var climb = BayesianClimb(estimate: estimate)
    while !climb.converged, climb.iterations < maximumIterations {
      try checkCancellation()
      let components = climb.estimate.components
      let sums = rows.sums(of: components)
      let moments = MixtureMoments(
        sums, around: climb.estimate.means, shape: covariance, floor: floor)
      guard var next = BayesianEstimate(moments, prior: prior) else { return climb }
      next.lowerBound = next.lowerBound(entropy: components.entropy(of: sums))
      climb.converged = abs(next.lowerBound - climb.estimate.lowerBound) < tolerance
      climb.iterations += 1
      climb.estimate = next
    }
    return climb
  }
}

/// What one start came to.
struct BayesianClimb: Sendable {
  var estimate: BayesianEstimate
  var iterations = 0
  var converged = false
}
