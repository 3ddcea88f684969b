public import Numeric

/// Exemplars that were found; a row belongs to the group of the nearest.
///
/// Of equally near exemplars the one counts that comes first by its coordinates.
public struct ExemplarModel: ClusteringModel {
  /// The exemplars with their groups.
  public let exemplars: KnownGroups

  /// How ready a row was to stand for itself.
  public let preference: Double

  /// The middle and the size of each group.
  public let summary: GroupSummary

  /// The number of features of the rows it was fitted on.
  public var featureCount: Int { exemplars.rows.columnCount }

  /// The number of groups.
  public var clusterCount: Int { summary.sizes.count }

  /// The means of the training rows of each group, shape `k × d`.
  public var centres: Matrix { summary.centres }

  /// Writes the group of each row: that of the nearest exemplar.
  ///
  /// - Precondition: `labels.count == rows.rowCount`.
  /// - Throws: `ShapeError.featureCount` for rows of another width.
  /// - Complexity: O(`n` · `k` · `d`) at worst.
  public func assign(_ rows: Matrix, into labels: inout MutableSpan<Int32>) throws(ShapeError) {
    let found = try exemplars.labels(of: rows, within: .infinity)
    for row in found.indices { labels[row] = found[row] }
  }
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
    guard summary.fits(exemplars) else {
      throw DecodingError.dataCorruptedError(
        forKey: .summary, in: container, debugDescription: "Exemplars and groups do not fit.")
    }
  }
}
