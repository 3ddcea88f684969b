public import Numeric

/// A model of normal distributions; a row belongs to the one it is most likely from.
public protocol MixtureModel: ClusteringModel {
  /// The components as kernels read them.
  var components: GaussianComponents { get }
}

extension MixtureModel {
  /// Writes the group of each row: the component it is most likely from, of equal ones the first.
  ///
  /// - Precondition: `labels.count == rows.rowCount`.
  /// - Throws: `ShapeError.featureCount` for rows of another width.
  /// - Complexity: O(`n` · `k` · `d`²).
  public func assign(_ rows: Matrix, into labels: inout MutableSpan<Int32>) throws(ShapeError) {
    try check(rows)
    BlockedRows(rows).assignMostLikely(components, into: &labels)
  }

  /// Returns the chance that each row is from each component, shape `n × k`; each row sums to 1.
  ///
  /// - Throws: `ShapeError.featureCount` for rows of another width.
  /// - Complexity: O(`n` · `k` · `d`²).
  public func memberships(of rows: Matrix) throws(ShapeError) -> Matrix {
    try check(rows)
    return BlockedRows(rows).memberships(in: components)
  }

  fileprivate func check(_ rows: Matrix) throws(ShapeError) {
    guard rows.columnCount == featureCount else {
      throw .featureCount(expected: featureCount, got: rows.columnCount)
    }
  }
}
