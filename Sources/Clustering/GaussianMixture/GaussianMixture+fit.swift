public import Numeric
import Parameters

extension GaussianMixture {
  /// Finds the groups: the most likely mixture of some starts.
  ///
  /// - Parameters:
  ///   - rows: The rows to group, shape `n × d`, finite, scaled as they should count.
  ///   - seed: The seed of every random choice. Equal seeds give equal models.
  /// - Returns: A model whose groups are numbered by size; components to which no row belongs most
  ///   are left out, so it may have fewer groups than asked for.
  /// - Throws: ``ClusteringError`` when a parameter is out of range, a cell is not finite, or
  ///   there are fewer distinct rows than groups.
  /// - Complexity: O(`starts` · iterations · `n` · `k` · `d`²).
  public func fit(_ rows: Matrix, seed: UInt64) throws(ClusteringError) -> GaussianMixtureModel {
    do { try validate() } catch { throw .parameter(error) }
    try checkRows(rows, method: Self.identifier, distinct: clusters)
    let blocked = BlockedRows(rows)
    var best: MixtureEstimate?
    for start in 0..<UInt64(starts) {
      try checkCancellation()
      let first = MixtureEstimate(try groups(of: rows, seed: seed &+ start), of: rows, by: self)
      let found = climb(from: first, blocked)
      if found.logLikelihood > best?.logLikelihood ?? -.infinity { best = found }
    }
    guard let best, let model = GaussianMixtureModel(best, rows: rows, method: self) else {
      throw .noGroups(method: Self.identifier, advice: "give a greater floor")
    }
    return model
  }

  /// The groups from which a start climbs.
  private func groups(of rows: Matrix, seed: UInt64) throws(ClusteringError) -> [Int32] {
    guard clusters > 1 else { return Array(repeating: 0, count: rows.rowCount) }
    let means = KMeans(clusters: clusters, starts: 1, tolerance: 1e-4)
    return labels(by: try means.fit(rows, seed: seed), of: rows)
  }

  /// Changes a mixture until the mean log density hardly rises.
  ///
  /// - Parameters:
  ///   - estimate: Where to begin.
  ///   - rows: The rows.
  /// - Returns: The mixture, with its own log likelihood.
  func climb(from estimate: MixtureEstimate, _ rows: BlockedRows) -> MixtureEstimate {
    var estimate = estimate
    // The mean and the covariance of all rows are the most likely ones.
    for _ in 0..<(clusters == 1 ? 0 : maximumIterations) {
      guard let components = estimate.components else { return estimate }
      let former = estimate.logLikelihood
      estimate.update(rows.sums(of: components), rows: rows.rowCount, by: self)
      if abs(estimate.logLikelihood - former) < tolerance * Double(rows.rowCount) { break }
    }
    guard let components = estimate.components else { return estimate }
    estimate.logLikelihood = rows.logDensities(in: components).reduce(0, +)
    return estimate
  }
}
