public import Numeric
import Parameters

extension KMeans {
  /// Finds the groups: the best of some starts, refined.
  ///
  /// - Parameters:
  ///   - rows: The rows to group, shape `n × d`, finite, scaled as they should count.
  ///   - seed: The seed of every random choice. Equal seeds give equal models.
  /// - Returns: A model whose groups are numbered by size, the largest first.
  /// - Throws: ``ClusteringError`` when a parameter is out of range, a cell is not finite, or
  ///   there are fewer distinct rows than groups.
  /// - Complexity: O(`starts` · iterations · `n` · `k` · `d`).
  public func fit(_ rows: Matrix, seed: UInt64) throws(ClusteringError) -> KMeansModel {
    do { try validate() } catch { throw .parameter(error) }
    try checkRows(rows, method: Self.identifier, distinct: clusters)
    let plain = BlockedRows.prepared(rows)
    let seeds = seeds(of: plain, seed: seed)
    let arranged = BlockedRows.arranged(rows, consume plain)
    let limits = limits(for: arranged)
    // No run is kept by name, so that its labels make room for those of the model.
    return KMeansModel(
      best(of: concurrentMap(starts) { run(arranged, from: seeds[$0], within: limits) }),
      rows: arranged)
  }

  /// Plain k-means from three starts.
  public var forResamples: Self {
    var method = self
    (method.starts, method.refine) = (3, false)
    return method
  }

  /// Returns the seeds of each start; rows are drawn in the order given.
  private func seeds(of rows: BlockedRows, seed: UInt64) -> [Centres] {
    let draws = seedDraws(seed)
    return concurrentMap(starts) { chooseSeeds(clusters, from: rows, by: draws[$0]) }
  }

  /// Returns the random numbers of each start.
  ///
  /// One generator gives the numbers of all starts, one start after another, as scikit-learn's
  /// does. They are drawn ahead, because their count is known, so that starts run side by side.
  func seedDraws(_ seed: UInt64) -> [[Double]] {
    var random = MersenneTwister(seed: UInt32(truncatingIfNeeded: seed))
    return (0..<starts).map { _ in
      (0..<seedDrawCount(clusters)).map { _ in random.nextUnit() }
    }
  }

  /// Returns when a start on some rows ends.
  func limits(for rows: BlockedRows) -> LloydLimits {
    LloydLimits(
      iterations: maximumIterations, leastMove: tolerance > 0 ? tolerance * rows.meanVariance : 0)
  }

  /// Runs one start from given seeds.
  func run(_ rows: BlockedRows, from seeds: Centres, within limits: LloydLimits) -> KMeansRun {
    let plain = lloyd(rows, from: seeds, within: limits)
    guard refine else { return plain }
    var grouping = plain.grouping
    grouping.improve(rows, passes: limits.iterations)
    // Once more from the improved means, so that groups are what the centres assign.
    let refined = lloyd(rows, from: grouping.means(or: plain.centres), within: limits)
    return refined.inertia < plain.inertia ? refined : plain
  }
}

/// Returns the run with the least inertia, the first of equals.
///
/// - Precondition: There is a run.
func best(of runs: [KMeansRun]) -> KMeansRun {
  var best = runs[0]
  for run in runs.dropFirst() where run.inertia < best.inertia { best = run }
  return best
}

extension KMeansModel {
  /// Numbers the groups of a run by size.
  init(_ run: consuming KMeansRun, rows: BlockedRows) {
    let sorted = centresBySize(of: run)
    let (inertia, iterations, converged) = (run.inertia, run.iterations, run.converged)
    _ = consume run
    var grouping = Grouping(of: rows, groups: sorted.rowCount)
    _ = grouping.regroup(rows, around: Centres(sorted))
    self.init(
      centres: sorted, sizes: grouping.counts, inertia: inertia, iterations: iterations,
      converged: converged)
  }
}

/// Returns the centres by falling size of their groups, equal sizes by coordinates.
private func centresBySize(of run: KMeansRun) -> Matrix {
  let centres = (0..<run.centres.count).map { i in
    Array(run.centres.values[i * run.centres.featureCount..<(i + 1) * run.centres.featureCount])
  }
  let order = centres.indices.sorted { a, b in
    let (sizeA, sizeB) = (run.grouping.counts[a], run.grouping.counts[b])
    return sizeA != sizeB ? sizeA > sizeB : centres[a].lexicographicallyPrecedes(centres[b])
  }
  var result = Matrix(rowCount: centres.count, columnCount: run.centres.featureCount)
  for (i, group) in order.enumerated() {
    for (j, value) in centres[group].enumerated() { result[i, j] = value }
  }
  return result
}
