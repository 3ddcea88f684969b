import Numeric

/// Exemplars that were found; a row belongs to the group of the nearest.
///
/// Of equally near exemplars the one counts that comes first by its coordinates.
public struct ExemplarModel: KnownGroupsModel {
  /// The exemplars with their groups.
  public let exemplars: KnownGroups

  /// How ready a row was to stand for itself.
  public let preference: Double

  /// The middle and the size of each group.
  public let summary: GroupSummary

  /// The rows it knows, with their groups.
  public var known: KnownGroups { exemplars }
}

extension ExemplarModel {
  /// Numbers groups by the rows they get.
  ///
  /// - Parameters:
  ///   - exemplars: Different training rows, in the order of their coordinates.
  ///   - preference: How ready a row was to stand for itself.
  ///   - cells: The distinct training rows.
  init(_ exemplars: Matrix, _ preference: Double, of cells: Cells) {
    let known = KnownGroups(exemplars, groups: (0..<Int32(exemplars.rowCount)).map { $0 })
    let labels = known.trainingLabels(of: cells.means, within: .infinity)
    let numbered = NumberedGroups(labels, of: cells.means, weights: cells.sizes)
    self.init(
      exemplars: known.renumbered(by: numbered.numberOf), preference: preference,
      summary: GroupSummary(centres: numbered.centres, sizes: numbered.sizes))
  }

  /// Reads a model, and refuses one whose parts do not fit each other.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    exemplars = try container.decode(KnownGroups.self, forKey: .exemplars)
    preference = try container.decode(Double.self, forKey: .preference)
    summary = try container.decode(GroupSummary.self, forKey: .summary)
    try summary.check(exemplars, forKey: .summary, in: container)
  }
}
