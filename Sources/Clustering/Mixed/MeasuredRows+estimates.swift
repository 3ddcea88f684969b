import Numeric

extension MeasuredRows {
  /// Returns the mean silhouette of each of several groupings; rows of no group, with the label
  /// `-1`, are left out.
  ///
  /// Groupings without such rows are measured on the same draw, in one pass over the distances.
  ///
  /// - Parameters:
  ///   - groupings: For each grouping a label for each row.
  ///   - whole: The most rows that are all measured; of more some are drawn, and the error of the
  ///     mean is bounded.
  ///   - seed: The seed of the draw.
  /// - Returns: An estimate for each grouping.
  /// - Complexity: O(`whole`² · `d`), or O(1,000 · `n` · `d`) where that is more.
  func silhouetteEstimates(
    _ groupings: [[Int32]], whole: Int, seed: UInt64
  ) -> [SilhouetteEstimate] {
    guard let places = silhouettePlaces(among: rows.rowCount, whole: whole, seed: seed) else {
      return zip(groupings, groupingSilhouettes(groupings)).map { labels, mean in
        SilhouetteEstimate(exact: mean, measured: labels.count { $0 >= 0 })
      }
    }
    let complete = groupings.indices.filter { !groupings[$0].contains { $0 < 0 } }
    let together = rowSilhouettes(complete.map { groupings[$0] }, at: places)
    return groupings.indices.map { place in
      if let found = complete.firstIndex(of: place) {
        return SilhouetteEstimate(drawn: together[found])
      }
      let grouped = GroupedRows(rows, groupings[place])
      let part = MeasuredRows(rows: grouped.rows, metric: metric, plain: grouped.rows)
      return part.estimate(grouped.labels, whole: whole, seed: seed)
    }
  }

  private func estimate(_ labels: [Int32], whole: Int, seed: UInt64) -> SilhouetteEstimate {
    guard let places = silhouettePlaces(among: rows.rowCount, whole: whole, seed: seed) else {
      return SilhouetteEstimate(exact: groupingSilhouettes([labels])[0], measured: labels.count)
    }
    return SilhouetteEstimate(drawn: rowSilhouettes([labels], at: places)[0])
  }
}
