public import Numeric

/// A model whose rows belong to the group of the nearest row it knows.
public protocol KnownGroupsModel: ClusteringModel {
  /// The rows it knows, with their groups.
  var known: KnownGroups { get }

  /// The greatest distance at which a row still belongs to a group.
  var reach: Double { get }

  /// The middle and the size of each group.
  var summary: GroupSummary { get }
}

extension KnownGroupsModel {
  /// Any distance.
  public var reach: Double { .infinity }

  /// The number of features of the rows it was fitted on.
  public var featureCount: Int { known.rows.columnCount }

  /// The number of groups.
  public var clusterCount: Int { summary.sizes.count }

  /// The means of the training rows of each group, shape `k × d`.
  public var centres: Matrix { summary.centres }

  /// Writes the group of each row: that of the nearest known row, of equally near ones the first,
  /// and `-1` where none is within reach.
  ///
  /// - Precondition: `labels.count == rows.rowCount`.
  /// - Throws: `ShapeError.featureCount` for rows of another width.
  /// - Complexity: O(`n` log `m`) for `m` known rows in few dimensions, O(`n` · `m`) at worst.
  public func assign(_ rows: Matrix, into labels: inout MutableSpan<Int32>) throws(ShapeError) {
    let found = try known.labels(of: rows, within: reach)
    for row in found.indices { labels[row] = found[row] }
  }
}
