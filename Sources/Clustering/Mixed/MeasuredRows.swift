public import Numeric

/// Rows as groupings of them are measured: by Euclidean distances, and where some columns hold codes
/// of categories by Gower's, whatever the method.
public struct MeasuredRows: Sendable {
  /// The rows as ``metric`` wants them.
  public let rows: Matrix

  /// How far two rows are from each other.
  public let metric: PointMetric

  /// The rows as indices want them that need squared Euclidean distances and means.
  let plain: Matrix

  /// Takes rows.
  ///
  /// - Parameters:
  ///   - rows: The rows, shape `n × d`, finite, codes in the last columns.
  ///   - categories: How many columns hold codes of categories.
  /// - Complexity: O(`n` · `d`), and O(`n`) a value of a category.
  public init(_ rows: Matrix, categories: Int) {
    guard categories > 0 else {
      (self.rows, metric, plain) = (rows, .euclidean, rows)
      return
    }
    let scale = GowerScale(of: rows, categories: categories)
    self.rows = scale.measured(rows)
    metric = scale.kernel
    plain = scale.plain(rows)
  }

  /// Takes rows that are as they should be measured.
  init(rows: Matrix, metric: PointMetric, plain: Matrix) {
    (self.rows, self.metric, self.plain) = (rows, metric, plain)
  }

  /// Returns the silhouette of each row under each of several groupings, or of some of the rows.
  ///
  /// - Parameters:
  ///   - groupings: For each grouping a label from 0 for each row.
  ///   - places: The rows whose silhouettes are wanted, all where nothing is said.
  /// - Returns: For each grouping a silhouette for each place, from −1 to 1.
  /// - Complexity: O(places · `n` · `d`).
  public func rowSilhouettes(_ groupings: [[Int32]], at places: [Int]? = nil) -> [[Double]] {
    guard metric == .euclidean else {
      return silhouettes(of: rows, groupings: groupings, by: metric, at: places)
    }
    guard let places else { return silhouettes(of: rows, groupings: groupings) }
    return silhouettes(of: rows, groupings: groupings, at: places)
  }

  /// Returns the mean silhouette of each of several groupings; rows of no group, with the label
  /// `-1`, are left out.
  func groupingSilhouettes(_ groupings: [[Int32]]) -> [Double] {
    guard metric != .euclidean else {
      return meanSilhouettes(of: rows, groupings: groupings)
    }
    guard groupings.contains(where: { $0.contains { $0 < 0 } }) else {
      return rowSilhouettes(groupings).map(mean)
    }
    return groupings.map { labels in
      let grouped = GroupedRows(rows, labels)
      return mean(
        silhouettes(of: grouped.rows, groupings: [grouped.labels], by: metric)[0])
    }
  }
}

private func mean(_ values: [Double]) -> Double {
  values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
}
