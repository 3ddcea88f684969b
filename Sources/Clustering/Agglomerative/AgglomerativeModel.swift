public import Numeric

/// Groups cut out of a tree of merges; a row belongs to the group of the nearest row it knows.
public struct AgglomerativeModel: ClusteringModel {
  /// The distinct training rows, or the means of cells of them, with their groups.
  public let known: KnownGroups

  /// The middle and the size of each group.
  public let summary: GroupSummary

  /// The top of the tree, with at most forty leaves.
  public let dendrogram: Dendrogram

  /// The number of features of the rows it was fitted on.
  public var featureCount: Int { known.rows.columnCount }

  /// The number of groups.
  public var clusterCount: Int { summary.sizes.count }

  /// The means of the training rows of each group, shape `k × d`.
  public var centres: Matrix { summary.centres }

  /// Writes the group of each row: that of the nearest known row, of equally near ones the first.
  ///
  /// - Precondition: `labels.count == rows.rowCount`.
  /// - Throws: `ShapeError.featureCount` for rows of another width.
  /// - Complexity: O(`n` log `m`) in few dimensions, O(`n` · `m`) at worst.
  public func assign(_ rows: Matrix, into labels: inout MutableSpan<Int32>) throws(ShapeError) {
    let found = try known.labels(of: rows, within: .infinity)
    for row in found.indices { labels[row] = found[row] }
  }
}

extension AgglomerativeModel {
  /// Numbers the groups of a cut by size.
  init(_ cells: Cells, labels: [Int32], dendrogram: Dendrogram) {
    let numbered = NumberedGroups(labels, of: cells.means, weights: cells.sizes)
    self.init(
      known: KnownGroups(cells.means, groups: numbered.labels),
      summary: GroupSummary(centres: numbered.centres, sizes: numbered.sizes),
      dendrogram: dendrogram)
  }

  /// Reads a model, and refuses one whose parts do not fit each other.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    known = try container.decode(KnownGroups.self, forKey: .known)
    summary = try container.decode(GroupSummary.self, forKey: .summary)
    dendrogram = try container.decode(Dendrogram.self, forKey: .dendrogram)
    guard summary.fits(known), dendrogram.isWhole else {
      throw DecodingError.dataCorruptedError(
        forKey: .summary, in: container, debugDescription: "Rows, groups and tree do not fit.")
    }
  }
}
