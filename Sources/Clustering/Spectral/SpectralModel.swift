import Numeric

/// Rows grouped by the eigenvectors of their graph; another row belongs to the group of the nearest.
///
/// Of equally near rows the one counts that comes first by its coordinates.
public struct SpectralModel: KnownGroupsModel {
  /// The different training rows with their groups.
  public let known: KnownGroups

  /// The least eigenvalues of the normalised Laplacian, rising from 0.
  ///
  /// A gap after the k-th says that the graph falls into k parts that hang together little.
  public let eigenvalues: [Double]

  /// The middle and the size of each group.
  public let summary: GroupSummary
}

extension SpectralModel {
  /// Numbers groups by the training rows they have.
  ///
  /// - Parameters:
  ///   - groups: The group of each distinct row.
  ///   - points: The distinct rows.
  ///   - eigenvalues: The least eigenvalues, rising.
  init(_ groups: [Int32], _ points: SortedRows, eigenvalues: [Double]) {
    let numbered = NumberedGroups(groups, of: points.rows, weights: points.counts)
    self.init(
      known: KnownGroups(points.rows, groups: numbered.labels), eigenvalues: eigenvalues,
      summary: GroupSummary(centres: numbered.centres, sizes: numbered.sizes))
  }

  /// Reads a model, and refuses one whose parts do not fit each other.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    known = try container.decode(KnownGroups.self, forKey: .known)
    eigenvalues = try container.decode([Double].self, forKey: .eigenvalues)
    summary = try container.decode(GroupSummary.self, forKey: .summary)
    try summary.check(known, forKey: .summary, in: container)
  }
}
