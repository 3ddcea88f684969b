public import Numeric

/// A tree of splits; a row goes down it, at each split to the nearer of two centres.
public struct BisectingKMeansModel: ClusteringModel, Hashable {
  /// The middle and the size of each group.
  public let summary: GroupSummary

  /// The sum of squared distances of the training rows to the means of their groups.
  public let inertia: Double

  /// The splits.
  let tree: SplitTree

  /// The group of each node of the tree, `-1` for one that is split.
  let groups: [Int32]

  /// The number of features of the rows it was fitted on.
  public var featureCount: Int { summary.centres.columnCount }

  /// The number of groups.
  public var clusterCount: Int { summary.sizes.count }

  /// The means of the training rows of each group, shape `k × d`.
  public var centres: Matrix { summary.centres }

  /// The sum of squared distances of the training rows to the means of their groups.
  public var trainingInertia: Double? { inertia }

  /// Writes the group of each row.
  ///
  /// - Precondition: `labels.count == rows.rowCount`.
  /// - Throws: `ShapeError.featureCount` for rows of another width.
  /// - Complexity: O(`n` · `d`) for each level of the tree.
  public func assign(_ rows: Matrix, into labels: inout MutableSpan<Int32>) throws(ShapeError) {
    guard rows.columnCount == featureCount else {
      throw .featureCount(expected: featureCount, got: rows.columnCount)
    }
    for (row, node) in tree.leaves(of: rows).enumerated() { labels[row] = groups[node] }
  }
}

extension BisectingKMeansModel {
  /// Numbers the leaves of a tree by the training rows they get.
  init(_ tree: SplitTree, rows: Matrix) {
    let nodes = tree.leaves(of: rows).map { Int32($0) }
    let numbered = NumberedGroups(nodes, of: rows)
    self.tree = tree
    groups = (0..<tree.nodeCount).map { node in
      node < numbered.numberOf.count ? numbered.numberOf[node] : -1
    }
    summary = GroupSummary(centres: numbered.centres, sizes: numbered.sizes)
    inertia = Clustering.inertia(of: rows, labels: numbered.labels)
  }

  /// Reads a model, and refuses one whose parts do not fit each other.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    summary = try container.decode(GroupSummary.self, forKey: .summary)
    inertia = try container.decode(Double.self, forKey: .inertia)
    tree = try container.decode(SplitTree.self, forKey: .tree)
    groups = try container.decode([Int32].self, forKey: .groups)
    let count = summary.sizes.count
    guard tree.isWhole(features: summary.centres.columnCount), summary.centres.rowCount == count,
      count > 0, groups.count == tree.nodeCount,
      groups.allSatisfy({ -1..<Int32(count) ~= $0 })
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .tree, in: container, debugDescription: "Tree and groups do not fit.")
    }
  }
}
