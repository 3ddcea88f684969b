public import Numeric

extension KMeansModel {
  /// Writes the group of each row: the nearest centre, and of equally near ones the first.
  ///
  /// The result of a row does not depend on the other rows of the batch.
  ///
  /// - Precondition: `labels.count == rows.rowCount`.
  /// - Throws: `ShapeError.featureCount` for rows of another width.
  /// - Complexity: O(`n` · `k` · `d`).
  public func assign(_ rows: Matrix, into labels: inout MutableSpan<Int32>) throws(ShapeError) {
    try checkWidth(rows)
    BlockedRows(rows).assignNearest(Centres(centres), into: &labels)
  }

  /// Returns where each row stands: its group, its distance, and the second best.
  ///
  /// - Throws: `ShapeError.featureCount` for rows of another width.
  public func places(of rows: Matrix) throws(ShapeError) -> [KMeansPlace] {
    let labels = try labels(of: rows)
    return labels.indices.map { place(of: rows.row($0), in: labels[$0]) }
  }

  private func place(of row: [Double], in cluster: Int32) -> KMeansPlace {
    let distances = (0..<clusterCount).map { distance(from: row, to: $0) }
    let others = distances.indices.filter { $0 != Int(cluster) }
    let second = others.min { distances[$0] < distances[$1] }
    return KMeansPlace(
      cluster: cluster, distance: distances[Int(cluster)],
      secondCluster: second.map { Int32($0) }, secondDistance: second.map { distances[$0] })
  }

  private func distance(from row: [Double], to cluster: Int) -> Double {
    var sum = 0.0
    for feature in row.indices {
      let difference = row[feature] - centres[cluster, feature]
      sum += difference * difference
    }
    return sum.squareRoot()
  }

  private func checkWidth(_ rows: Matrix) throws(ShapeError) {
    guard rows.columnCount == featureCount else {
      throw .featureCount(expected: featureCount, got: rows.columnCount)
    }
  }
}
