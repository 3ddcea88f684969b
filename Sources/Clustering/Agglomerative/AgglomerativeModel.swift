public import Numeric

/// Groups cut out of a tree of merges; a row belongs to the group of the nearest row it knows.
public struct AgglomerativeModel: ClusteringModel {
  /// The distinct training rows, or cells of them, shape `m × d`.
  public let known: Matrix

  /// The group of each of them.
  public let groups: [Int32]

  /// The means of the groups, shape `k × d`.
  public let centres: Matrix

  /// The number of training rows of each group.
  public let sizes: [Int]

  /// The top of the tree, with at most forty leaves.
  public let dendrogram: Dendrogram

  private let tree: NeighbourTree

  /// The number of features of the rows it was fitted on.
  public var featureCount: Int { known.columnCount }

  /// The number of groups.
  public var clusterCount: Int { centres.rowCount }

  init(_ cells: Cells, labels: [Int32], dendrogram: Dendrogram) {
    let numbered = NumberedGroups(labels, of: cells.means, weights: cells.sizes)
    known = cells.means
    groups = numbered.labels
    centres = numbered.centres
    sizes = numbered.sizes
    self.dendrogram = dendrogram
    tree = NeighbourTree(cells.means)
  }

  /// Writes the group of each row: that of the nearest known row, of equally near ones the first.
  ///
  /// - Precondition: `labels.count == rows.rowCount`.
  /// - Throws: `ShapeError.featureCount` for rows of another width.
  /// - Complexity: O(`n` log `m`) in few dimensions, O(`n` · `m`) at worst.
  public func assign(_ rows: Matrix, into labels: inout MutableSpan<Int32>) throws(ShapeError) {
    guard rows.columnCount == featureCount else {
      throw .featureCount(expected: featureCount, got: rows.columnCount)
    }
    forEachChunk(of: &labels, atLeast: 256) { range, chunk in
      for row in range {
        let nearest = tree.nearestRow(to: rows.row(row))?.row
        chunk[row - range.lowerBound] = nearest.map { groups[$0] } ?? -1
      }
    }
  }
}

extension AgglomerativeModel {
  private enum CodingKeys: String, CodingKey { case known, groups, centres, sizes, dendrogram }

  /// Reads a model, and refuses one whose parts do not fit each other.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    known = try container.decode(Matrix.self, forKey: .known)
    groups = try container.decode([Int32].self, forKey: .groups)
    centres = try container.decode(Matrix.self, forKey: .centres)
    sizes = try container.decode([Int].self, forKey: .sizes)
    dendrogram = try container.decode(Dendrogram.self, forKey: .dendrogram)
    let count = sizes.count
    guard groups.count == known.rowCount, centres.columnCount == known.columnCount,
      sizes.count == centres.rowCount, !sizes.isEmpty, known.columnCount > 0,
      groups.allSatisfy({ 0..<Int32(count) ~= $0 })
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .groups, in: container, debugDescription: "Rows, groups and sizes do not fit.")
    }
    tree = NeighbourTree(known)
  }

  /// Writes what was learned; the search tree is grown again when it is read.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(known, forKey: .known)
    try container.encode(groups, forKey: .groups)
    try container.encode(centres, forKey: .centres)
    try container.encode(sizes, forKey: .sizes)
    try container.encode(dendrogram, forKey: .dendrogram)
  }
}
