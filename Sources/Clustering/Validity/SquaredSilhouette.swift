public import Numeric

/// Returns the silhouette of each row by squared Euclidean distances, exactly.
///
/// The mean squared distance of a row to the rows of a group is its squared distance to their mean,
/// plus the mean squared distance of these rows to it, so no pair of rows is looked at. Values are
/// further from 0 than those by plain distances, and order groupings much alike.
///
/// - Parameters:
///   - rows: The rows, shape `n × d`, on the scale on which they were grouped.
///   - labels: The group of each row, `-1` for none.
/// - Returns: A silhouette for each row, from −1 to 1; 0 for a row that is alone or in no group.
/// - Complexity: O(`n` · `k` · `d`).
public func squaredSilhouettes(of rows: Matrix, labels: [Int32]) -> [Double] {
  let places = labels.indices.filter { labels[$0] >= 0 }
  let grouped = GroupedRows(rows, labels)
  let groups = SquaredGroups(grouped)
  var values = [Double](repeating: 0, count: places.count)
  var span = values.mutableSpan
  forEachChunk(of: &span, atLeast: 1_024) { range, chunk in
    for row in range {
      chunk[row - range.lowerBound] = groups.silhouette(
        of: grouped.rows.row(row), in: Int(grouped.labels[row]))
    }
  }
  var result = [Double](repeating: 0, count: labels.count)
  for (place, value) in zip(places, values) { result[place] = value }
  return result
}

/// What groups are to squared distances: means, sizes and sums of squares.
private struct SquaredGroups: Sendable {
  private let groups: GroupMeans
  private let squares: [Double]

  init(_ grouped: GroupedRows) {
    groups = GroupMeans(of: grouped.rows, labels: grouped.labels)
    squares = groups.sumsOfSquares(of: grouped.rows, labels: grouped.labels)
  }

  func silhouette(of row: [Double], in own: Int) -> Double {
    guard groups.counts[own] > 1 else { return 0 }
    var (within, nearest) = (0.0, Double.infinity)
    for group in squares.indices where groups.counts[group] > 0 {
      let count = Double(groups.counts[group])
      let sum = groups.squaredDistance(from: row, to: group) * count + squares[group]
      if group == own { within = sum / (count - 1) } else { nearest = min(nearest, sum / count) }
    }
    let larger = max(within, nearest)
    return larger > 0 && larger.isFinite ? (nearest - within) / larger : 0
  }
}
