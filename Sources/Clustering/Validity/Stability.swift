import Numeric

/// How well groupings of resamples agree with a grouping of the rows themselves.
///
/// Each resample is drawn as the method wants it, is grouped anew from fresh seeds, and its model
/// assigns all rows. What is measured is the mean adjusted Rand index between these labels and the
/// ones under test; rows that belong to no group count as a group of their own. More starts change
/// it by a few hundredths; starting from the centres under test would flatter it.
///
/// > U. von Luxburg. "Clustering stability: an overview." *Foundations and Trends in Machine
/// > Learning* 2 (3), 2010, doi:[10.1561/2200000008](https://doi.org/10.1561/2200000008)
struct Stability<Method: Clusterer> {
  let rows: Matrix
  let method: Method
  let resamples: Int
  let seed: UInt64

  /// Measures groupings on the same resamples.
  ///
  /// - Parameters:
  ///   - groupings: A group for each row, `-1` for none.
  ///   - numbers: The number of groups of each; none for a method that finds the number itself.
  ///   - progress: Told the share of resamples that are done.
  /// - Returns: For each grouping the mean adjusted Rand index over the resamples; 1 when there are
  ///   none.
  /// - Throws: ``ClusteringError/cancelled``.
  /// - Complexity: O(`resamples`) fits of each number.
  func measure(
    _ groupings: [[Int32]], numbers: [Int], progress: (Double) -> Void
  ) throws(ClusteringError) -> [Double] {
    var agreements: [[Double]] = []
    for first in stride(from: 0, to: resamples, by: Self.atOnce) {
      try checkCancellation()
      progress(Double(first) / Double(resamples))
      agreements += concurrentMap(min(Self.atOnce, resamples - first)) { task in
        self.agreements(with: groupings, numbers: numbers, resample: first + task)
      }
    }
    let told = agreements.filter { !$0.isEmpty }
    return groupings.indices.map { grouping in
      told.isEmpty ? 1 : told.reduce(0) { $0 + $1[grouping] } / Double(told.count)
    }
  }

  /// So many resamples are grouped between two reports of progress, whatever the number of cores.
  private static var atOnce: Int { 4 }

  /// Returns how each grouping agrees with that of a resample; nothing when it cannot be grouped.
  private func agreements(
    with groupings: [[Int32]], numbers: [Int], resample: Int
  ) -> [Double] {
    // Streams far from those of the starts, which count from zero.
    var random = SplitMix64(seed: seed, stream: 1 << 32 + UInt64(resample))
    let drawn = rows.selectingRows(draw(by: &random))
    let seed = random.next()
    let models = try? method.forResamples.fit(drawn, numbers: numbers, seed: seed) { _ in }
    guard let models else { return [] }
    return zip(groupings, models).map { adjustedRandIndex($0, labels(by: $1, of: rows)) }
  }

  private func draw(by random: inout SplitMix64) -> [Int] {
    let count = rows.rowCount
    return switch Method.resampling {
    case .withReplacement: (0..<count).map { _ in random.nextIndex(below: count) }
    case .withoutReplacement: drawnIndices((4 * count + 4) / 5, of: count, by: &random)
    }
  }
}
