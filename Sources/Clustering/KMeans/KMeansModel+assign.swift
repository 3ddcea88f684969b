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

  private func checkWidth(_ rows: Matrix) throws(ShapeError) {
    guard rows.columnCount == featureCount else {
      throw .featureCount(expected: featureCount, got: rows.columnCount)
    }
  }
}
