import Numeric

/// How well groupings of resamples agree with a grouping of the rows themselves.
///
/// Each resample draws as many rows as there are, with replacement. It is grouped anew from fresh
/// seeds by plain k-means, and the best of three starts assigns all rows. What is measured is the
/// mean adjusted Rand index between these labels and the ones under test. More starts change it by
/// a few hundredths; starting from the centres under test would flatter it.
///
/// > U. von Luxburg. "Clustering stability: an overview." *Foundations and Trends in Machine
/// > Learning* 2 (3), 2010, doi:[10.1561/2200000008](https://doi.org/10.1561/2200000008)
struct Stability {
  private let startsPerResample = 3

  let rows: Matrix
  let method: KMeans
  let resamples: Int
  let seed: UInt64

  /// Returns the mean adjusted Rand index over the resamples; 1 when there are none.
  ///
  /// - Complexity: O(`resamples` · iterations · `n` · `k` · `d`).
  func measure(_ model: KMeansModel, labels: [Int32]) -> Double {
    let blocked = BlockedRows(rows)
    let agreements = concurrentMap(resamples) { resample in
      adjustedRandIndex(labels, regrouped(blocked, resample: resample, around: model))
    }
    return agreements.isEmpty ? 1 : agreements.reduce(0, +) / Double(agreements.count)
  }

  private func regrouped(
    _ blocked: BlockedRows, resample: Int, around model: KMeansModel
  ) -> [Int32] {
    // Streams far from those of the starts, which count from zero.
    var random = SplitMix64(seed: seed, stream: 1 << 32 + UInt64(resample))
    let drawn = (0..<rows.rowCount).map { _ in random.nextIndex(below: rows.rowCount) }
    let sample = BlockedRows(rows, selecting: drawn)
    var trial = method
    (trial.clusters, trial.starts, trial.refine) = (model.clusterCount, startsPerResample, false)
    let limits = trial.limits(for: sample)
    let runs = trial.seedDraws(random.next()).map { draws in
      trial.run(
        sample, from: chooseSeeds(trial.clusters, from: sample, by: draws), within: limits)
    }
    let run = best(of: runs)
    var labels = [Int32](repeating: 0, count: rows.rowCount)
    var span = labels.mutableSpan
    blocked.assignNearest(run.centres, into: &span)
    return labels
  }
}
