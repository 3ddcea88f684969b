public import Numeric

/// Returns the Davies-Bouldin index of a grouping, from 0; lower is better.
///
/// For each group the worst ratio of spread to separation from another group, and the mean of
/// these. Spread is the mean distance to the group's mean.
///
/// - Parameters:
///   - rows: The rows, shape `n × d`.
///   - labels: The group of each row, from 0.
/// - Returns: The index; 0 when there is one group only, infinite when two groups share a mean.
/// - Complexity: O(`n` · `d` + `k`² · `d`).
///
/// > D. L. Davies, D. W. Bouldin. "A cluster separation measure." *IEEE PAMI* 1 (2), 1979,
/// > doi:[10.1109/TPAMI.1979.4766909](https://doi.org/10.1109/TPAMI.1979.4766909)
public func daviesBouldinIndex(of rows: Matrix, labels: [Int32]) -> Double {
  let groups = GroupMeans(of: rows, labels: labels)
  let spreads = groups.meanDistances(of: rows, labels: labels)
  let present = groups.counts.indices.filter { groups.counts[$0] > 0 }
  guard present.count > 1 else { return 0 }
  let worst = present.map { a in
    present.filter { $0 != a }.map { b in
      (spreads[a] + spreads[b]) / groups.distance(from: groups.means[a], to: b)
    }.max() ?? 0
  }
  return worst.reduce(0, +) / Double(present.count)
}
