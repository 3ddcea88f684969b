public import Numeric
import Parameters

extension MiniBatchKMeans {
  /// Finds the groups: the best of some starts.
  ///
  /// - Parameters:
  ///   - rows: The rows to group, shape `n × d`, finite, scaled as they should count.
  ///   - seed: The seed of every random choice. Equal seeds give equal models.
  /// - Returns: A model whose groups are numbered by size, the largest first.
  /// - Throws: ``ClusteringError`` when a parameter is out of range, a cell is not finite, there
  ///   are fewer distinct rows than groups, or the task was cancelled.
  /// - Complexity: O(`n` log `n`) at worst to put the rows in order, O(`n`) when values are spread,
  ///   O(`n` · `k` · `d`) for the last iteration, and O(batch · `k` · `d`) a batch.
  public func fit(_ rows: Matrix, seed: UInt64) throws(ClusteringError) -> KMeansModel {
    do { try validate() } catch { throw .parameter(error) }
    try checkRows(rows, method: Self.identifier, distinct: clusters)
    let sorted = rows.selectingRows(rowOrder(of: rows))
    let blocked = BlockedRows(sorted)
    try checkCancellation()
    let runs = concurrentMap(starts) { start in
      run(sorted, blocked, SplitMix64(seed: seed, stream: UInt64(start)))
    }
    try checkCancellation()
    return KMeansModel(best(of: runs), rows: blocked)
  }

  /// One start, of as many batches as there are.
  public var forResamples: Self {
    var method = self
    method.starts = 1
    return method
  }

  /// Seeds centres in a sample of three batches, moves them by batches, and ends with all rows.
  private func run(_ rows: Matrix, _ blocked: BlockedRows, _ random: SplitMix64) -> KMeansRun {
    var random = random
    let sample = batch(min(rows.rowCount, 3 * batchRows), of: rows, by: &random)
    let draws = (0..<seedDrawCount(clusters)).map { _ in random.nextUnit() }
    var moving = MovingCentres(chooseSeeds(clusters, from: sample, by: draws))
    var smoothed: Double?
    var (least, waited) = (Double.infinity, 0)
    for _ in 0..<maximumBatches where waited < patience {
      let batch = batch(min(rows.rowCount, batchRows), of: rows, by: &random)
      let inertia = moving.move(by: batch) / Double(batch.rowCount)
      // The weight of scikit-learn: as if batches of the last half of the rows counted.
      let share = min(1, 2 * Double(batch.rowCount) / Double(rows.rowCount + 1))
      let mean = smoothed.map { $0 * (1 - share) + inertia * share } ?? inertia
      smoothed = mean
      waited = mean < least ? 0 : waited + 1
      least = min(least, mean)
    }
    return lloyd(blocked, from: moving.centres, within: LloydLimits(iterations: 1, leastMove: 0))
  }

  /// Draws rows with replacement.
  private func batch(_ count: Int, of rows: Matrix, by random: inout SplitMix64) -> BlockedRows {
    BlockedRows(
      rows, selecting: (0..<count).map { _ in random.nextIndex(below: rows.rowCount) })
  }
}

/// Centres that are the means of the rows of batches they were nearest to.
private struct MovingCentres {
  var centres: Centres
  private var counts: [Int]

  init(_ seeds: Centres) {
    centres = seeds
    counts = Array(repeating: 0, count: seeds.count)
  }

  /// Moves the centres by a batch, and returns its inertia before.
  mutating func move(by batch: BlockedRows) -> Double {
    var grouping = Grouping(of: batch, groups: centres.count)
    _ = grouping.regroup(batch, around: centres)
    let inertia = grouping.inertia(batch, around: centres)
    let means = grouping.means(or: centres)
    for group in counts.indices where grouping.counts[group] > 0 {
      counts[group] += grouping.counts[group]
      let share = Double(grouping.counts[group]) / Double(counts[group])
      for cell in group * centres.featureCount..<(group + 1) * centres.featureCount {
        centres.values[cell] += share * (means.values[cell] - centres.values[cell])
      }
    }
    return inertia
  }
}
