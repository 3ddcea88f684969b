import Numeric

/// Groups numbered by size, the largest first; equal sizes by the coordinates of their means.
///
/// Every method numbers its groups like this, so that the order of rows and features, and the way a
/// method came to its groups, change no number.
struct NumberedGroups {
  /// The group of each row, `-1` for none.
  let labels: [Int32]

  /// The mean of the rows of each group, shape `k × d`.
  let centres: Matrix

  /// The number of rows of each group, each at least one.
  let sizes: [Int]

  /// The new number of each group as it was given, `-1` for one without rows.
  let numberOf: [Int32]

  /// Numbers groups anew.
  ///
  /// - Parameters:
  ///   - labels: The group of each row in any numbering from 0, `-1` for none.
  ///   - rows: The rows, shape `n × d`.
  ///   - weights: How many rows each row stands for; one each when not given.
  /// - Complexity: O(`n` · `d`).
  /// - Precondition: There is a label for each row.
  init(_ labels: [Int32], of rows: Matrix, weights: [Int]? = nil) {
    let places = labels.indices.filter { labels[$0] >= 0 }
    let means = GroupMeans(
      of: places.count == labels.count ? rows : rows.selectingRows(places),
      labels: places.map { labels[$0] }, weights: weights.map { all in places.map { all[$0] } })
    let sizes = means.counts
    let order = means.counts.indices.filter { means.counts[$0] > 0 }.sorted { a, b in
      sizes[a] != sizes[b]
        ? sizes[a] > sizes[b] : means.means[a].lexicographicallyPrecedes(means.means[b])
    }
    var numberOf = [Int32](repeating: -1, count: sizes.count)
    for (number, group) in order.enumerated() { numberOf[group] = Int32(number) }
    var centres = Matrix(rowCount: order.count, columnCount: rows.columnCount)
    for (number, group) in order.enumerated() {
      for feature in 0..<rows.columnCount { centres[number, feature] = means.means[group][feature] }
    }
    self.labels = labels.map { $0 < 0 ? -1 : numberOf[Int($0)] }
    self.centres = centres
    self.sizes = order.map { sizes[$0] }
    self.numberOf = numberOf
  }
}
