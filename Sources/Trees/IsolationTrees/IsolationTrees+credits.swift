import Numeric

extension IsolationTrees {
  /// Returns how much each feature shortens the path of a row, a mean over trees.
  ///
  /// In a part of `m` sampled rows a path is usually c(`m`) steps longer from there on. A split
  /// that leads the row into a part of `k` rows changes that by c(`m`) − 1 − c(`k`) steps, which
  /// are credited to the feature it looks at: many when the row leaves the crowd, few or less than
  /// none when it stays. The credits of all features add up to the usual path length less that of
  /// the row.
  ///
  /// > M. Carletti, M. Terzi, G. A. Susto. "Interpretable anomaly detection with DIFFI: depth-based
  /// > isolation forest feature importance." *Engineering Applications of Artificial Intelligence*
  /// > 119, 2023,
  /// > doi:[10.1016/j.engappai.2022.105730](https://doi.org/10.1016/j.engappai.2022.105730)
  /// > (credits by path; here the gain of each split takes the place of the path's length)
  ///
  /// - Parameter row: A value a feature.
  /// - Returns: A number of steps for each feature.
  /// - Complexity: O(trees · depth).
  /// - Precondition: `row.count == featureCount`.
  public func credits(of row: [Double]) -> [Double] {
    precondition(row.count == featureCount, "a value for each feature")
    let depth = isolationDepth(ofSample: sample)
    var credits = [Double](repeating: 0, count: featureCount)
    for tree in 0..<count {
      let (first, firstRows) = (tree << depth, tree << (depth + 1))
      var (node, level) = (1, 0)
      var before = averagePathLength
      while level < depth, decisions[first + node].threshold < .infinity {
        let decision = decisions[first + node]
        node = 2 * node + (row[decision.feature] > decision.threshold ? 1 : 0)
        level += 1
        let after = Trees.averagePathLength(ofRows: Int(rows[firstRows + node]))
        credits[decision.feature] += before - 1 - after
        before = after
      }
    }
    return credits.map { $0 / Double(count) }
  }
}
