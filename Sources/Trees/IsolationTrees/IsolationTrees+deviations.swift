public import Numeric

extension IsolationTrees {
  /// Writes for each row its path length and how far it is from the thresholds on its path, both
  /// means over trees.
  ///
  /// - Parameters:
  ///   - rows: The rows.
  ///   - lengths: Room for a mean path length a row.
  /// - Returns: The mean distance to thresholds of each row.
  /// - Complexity: O(`n` · trees · depth).
  /// - Precondition: `rows.columnCount == featureCount` and `lengths.count == rows.rowCount`.
  public func pathDeviations(of rows: Matrix, lengths: inout [Double]) -> [Double] {
    precondition(rows.columnCount == featureCount, "a column for each feature")
    precondition(lengths.count == rows.rowCount, "a length for each row")
    let lengthOf = Trees.pathLengths(upTo: sample)
    let depth = isolationDepth(ofSample: sample)
    var deviations = [Double](repeating: 0, count: rows.rowCount)
    for row in lengths.indices {
      var (length, deviation) = (0.0, 0.0)
      for tree in 0..<count {
        let first = tree << depth
        var (node, level) = (1, 0)
        var sum = 0.0
        while level < depth, decisions[first + node].threshold < .infinity {
          let decision = decisions[first + node]
          let difference = rows[row, decision.feature] - decision.threshold
          sum += abs(difference)
          node = 2 * node + (difference > 0 ? 1 : 0)
          level += 1
        }
        length += Double(level) + lengthOf[Int(self.rows[first * 2 + node])]
        deviation += level > 0 ? sum / Double(level) : 0
      }
      lengths[row] = length / Double(count)
      deviations[row] = deviation / Double(count)
    }
    return deviations
  }
}
