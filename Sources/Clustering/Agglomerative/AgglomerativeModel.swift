import Numeric

/// Groups cut out of a tree of merges; a row belongs to the group of the nearest row it knows.
public struct AgglomerativeModel: KnownGroupsModel {
  /// The distinct training rows, or the means of cells of them, with their groups.
  public let known: KnownGroups

  /// The middle and the size of each group.
  public let summary: GroupSummary

  /// The top of the tree, with at most forty leaves.
  public let dendrogram: Dendrogram

  /// The group of each leaf of the tree; none where there are more groups than leaves.
  let leafGroups: [Int32]
}

extension AgglomerativeModel {
  /// Numbers the groups of a cut by size.
  ///
  /// - Parameters:
  ///   - cells: The rows or cells that are the leaves of the whole tree.
  ///   - labels: The group of each.
  ///   - tree: The whole tree.
  init(_ cells: Cells, labels: [Int32], tree: Dendrogram) {
    let numbered = NumberedGroups(labels, of: cells.means, weights: cells.sizes)
    self.init(
      known: KnownGroups(cells.means, groups: numbered.labels),
      summary: GroupSummary(centres: numbered.centres, sizes: numbered.sizes),
      dendrogram: tree.top(leaves: Self.mostLeaves),
      leafGroups: numbered.sizes.count > Self.mostLeaves
        ? [] : tree.leaves(ofTop: Self.mostLeaves).map { numbered.labels[$0] })
  }

  private static let mostLeaves = 40

  /// Reads a model, and refuses one whose parts do not fit each other.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    known = try container.decode(KnownGroups.self, forKey: .known)
    summary = try container.decode(GroupSummary.self, forKey: .summary)
    dendrogram = try container.decode(Dendrogram.self, forKey: .dendrogram)
    leafGroups = try container.decodeIfPresent([Int32].self, forKey: .leafGroups) ?? []
    guard summary.fits(known), dendrogram.isWhole else {
      throw DecodingError.dataCorruptedError(
        forKey: .summary, in: container, debugDescription: "Rows, groups and tree do not fit.")
    }
  }
}
