public import Numeric

/// Returns the Calinski-Harabasz index of a grouping, from 0; higher is better.
///
/// The variance between the means of the groups over the variance within groups, each divided by
/// its degrees of freedom.
///
/// - Parameters:
///   - rows: The rows, shape `n × d`.
///   - labels: The group of each row, from 0.
/// - Returns: The index; 1 when no row differs from its group's mean, as scikit-learn has it, and
///   0 when there is one group only.
/// - Complexity: O(`n` · `d`).
///
/// > T. Caliński, J. Harabasz. "A dendrite method for cluster analysis." *Communications in
/// > Statistics* 3 (1), 1974, doi:[10.1080/03610927408827101][doi]
///
/// [doi]: https://doi.org/10.1080/03610927408827101
public func calinskiHarabaszIndex(of rows: Matrix, labels: [Int32]) -> Double {
  let groups = GroupMeans(of: rows, labels: labels)
  let whole = GroupMeans(of: rows, labels: labels.map { _ in 0 })
  let present = groups.counts.indices.filter { groups.counts[$0] > 0 }
  guard present.count > 1, rows.rowCount > present.count else { return 0 }
  var between = 0.0
  for group in present {
    let distance = groups.distance(from: whole.means[0], to: group)
    between += Double(groups.counts[group]) * distance * distance
  }
  let within = groups.squaredDistances(of: rows, labels: labels)
  guard within > 0 else { return 1 }
  return between * Double(rows.rowCount - present.count) / (within * Double(present.count - 1))
}
