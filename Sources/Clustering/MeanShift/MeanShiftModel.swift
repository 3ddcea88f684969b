public import Numeric

/// Peaks of density; a row belongs to the group of the nearest.
///
/// Of equally near peaks the one counts that comes first by its coordinates.
public struct MeanShiftModel: ClusteringModel {
  /// How near rows are that counted.
  public let bandwidth: Double

  /// Whether rows farther than the bandwidth from every peak belong to the group of the nearest.
  public let placesAll: Bool

  /// The peaks with their groups.
  public let peaks: KnownGroups

  /// The middle and the size of each group.
  public let summary: GroupSummary

  /// The number of features of the rows it was fitted on.
  public var featureCount: Int { peaks.rows.columnCount }

  /// The number of groups.
  public var clusterCount: Int { summary.sizes.count }

  /// The means of the training rows of each group, shape `k × d`.
  public var centres: Matrix { summary.centres }

  /// Writes the group of each row: that of the nearest peak, `-1` for one too far when not all rows
  /// are placed.
  ///
  /// - Precondition: `labels.count == rows.rowCount`.
  /// - Throws: `ShapeError.featureCount` for rows of another width.
  /// - Complexity: O(`n` · `k` · `d`) at worst.
  public func assign(_ rows: Matrix, into labels: inout MutableSpan<Int32>) throws(ShapeError) {
    let found = try peaks.labels(of: rows, within: placesAll ? .infinity : bandwidth)
    for row in found.indices { labels[row] = found[row] }
  }
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
    guard summary.fits(peaks) else {
      throw DecodingError.dataCorruptedError(
        forKey: .summary, in: container, debugDescription: "Peaks and groups do not fit.")
    }
  }
}
