import Numeric

/// Peaks of density; a row belongs to the group of the nearest.
///
/// Of equally near peaks the one counts that comes first by its coordinates.
public struct MeanShiftModel: KnownGroupsModel {
  /// How near rows are that counted.
  public let bandwidth: Double

  /// Whether rows farther than the bandwidth from every peak belong to the group of the nearest.
  public let placesAll: Bool

  /// The peaks with their groups.
  public let peaks: KnownGroups

  /// The middle and the size of each group.
  public let summary: GroupSummary

  /// The rows it knows, with their groups.
  public var known: KnownGroups { peaks }

  /// The greatest distance at which a row still belongs to a group.
  public var reach: Double { placesAll ? .infinity : bandwidth }
}

extension MeanShiftModel {
  /// Numbers groups by the training rows they get; peaks that get none are left out.
  init(bandwidth: Double, placesAll: Bool, peaks: Matrix, training: Matrix) {
    let known = KnownGroups(peaks, groups: (0..<Int32(peaks.rowCount)).map { $0 })
    let labels = known.trainingLabels(of: training, within: placesAll ? .infinity : bandwidth)
    let numbered = NumberedGroups(labels, of: training)
    let kept = numbered.numberOf.indices.filter { numbered.numberOf[$0] >= 0 }
    self.init(
      bandwidth: bandwidth, placesAll: placesAll,
      peaks: KnownGroups(
        peaks.selectingRows(kept), groups: kept.map { numbered.numberOf[$0] }),
      summary: GroupSummary(centres: numbered.centres, sizes: numbered.sizes))
  }

  /// Reads a model, and refuses one whose parts do not fit each other.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    bandwidth = try container.decode(Double.self, forKey: .bandwidth)
    placesAll = try container.decode(Bool.self, forKey: .placesAll)
    peaks = try container.decode(KnownGroups.self, forKey: .peaks)
    summary = try container.decode(GroupSummary.self, forKey: .summary)
    try summary.check(peaks, forKey: .summary, in: container)
  }
}
