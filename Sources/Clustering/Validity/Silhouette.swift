public import Numeric

/// Returns the mean silhouette of a grouping, from −1 to 1; higher is better.
///
/// - Parameters:
///   - rows: The rows, shape `n × d`, on the scale on which they were grouped.
///   - labels: The group of each row, `-1` for none; at least two groups.
/// - Returns: The mean over all rows; 0 when there is one group only.
/// - Complexity: O(`n`² · `d`); exact.
public func meanSilhouette(of rows: Matrix, labels: [Int32]) -> Double {
  meanSilhouettes(of: rows, groupings: [labels]).first ?? 0
}

/// Returns the mean silhouette of several groupings of the same rows, in one pass over distances.
///
/// Rows that belong to no group, with the label `-1`, are left out of their grouping.
public func meanSilhouettes(of rows: Matrix, groupings: [[Int32]]) -> [Double] {
  let whole = groupings.indices.filter { !groupings[$0].contains { $0 < 0 } }
  var result = [Double](repeating: 0, count: groupings.count)
  let together = silhouettes(of: rows, groupings: whole.map { groupings[$0] })
  for (place, values) in zip(whole, together) { result[place] = mean(values) }
  for place in groupings.indices where !whole.contains(place) {
    let grouped = GroupedRows(rows, groupings[place])
    result[place] = mean(silhouettes(of: grouped.rows, groupings: [grouped.labels])[0])
  }
  return result
}

private func mean(_ values: [Double]) -> Double {
  values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
}
