public import Numeric

/// Groups told from a walk through rows; a row belongs to the group of the nearest training row.
public struct OPTICSModel: ClusteringModel {
  /// The different training rows with their groups, `-1` for none.
  public let training: KnownGroups

  /// The longest step within each group, beyond which a row does not belong to it.
  public let longestSteps: [Double]

  /// Whether rows of no group belong to that of the nearest row that has one.
  public let placesAll: Bool

  /// The middle and the size of each group.
  public let summary: GroupSummary

  /// The walk that groups were told from; a file does not keep it.
  let plot: ReachabilityPlot?

  /// The training rows of a group, where others are put to them.
  private let members: KnownGroups?

  /// The number of features of the rows it was fitted on.
  public var featureCount: Int { training.rows.columnCount }

  /// The number of groups.
  public var clusterCount: Int { summary.sizes.count }

  /// The means of the training rows of each group, shape `k × d`.
  public var centres: Matrix { summary.centres }

  /// Writes the group of each row, `-1` for a row that belongs to none.
  ///
  /// - Precondition: `labels.count == rows.rowCount`.
  /// - Throws: `ShapeError.featureCount` for rows of another width.
  /// - Complexity: O(`n` log `m`) in few dimensions, O(`n` · `m`) at worst.
  public func assign(_ rows: Matrix, into labels: inout MutableSpan<Int32>) throws(ShapeError) {
    let found = try training.labels(of: rows, withinOf: longestSteps)
    for row in found.indices { labels[row] = found[row] }
    let outside = found.indices.filter { found[$0] < 0 }
    guard let members, !outside.isEmpty else { return }
    let nearest = try members.labels(of: rows.selectingRows(outside), within: .infinity)
    for (row, group) in zip(outside, nearest) { labels[row] = group }
  }
}

extension OPTICSModel {
  /// Numbers groups by the training rows they get.
  init(_ sorted: SortedRows, plot: ReachabilityPlot, groups: [Int32], placesAll: Bool) {
    let labels = plot.labels(groups)
    let known = KnownGroups(sorted.rows, groups: labels)
    var placed = labels
    if placesAll {
      let nearest = known.members.trainingLabels(of: sorted.rows, within: .infinity)
      placed = zip(labels, nearest).map { $0 < 0 ? $1 : $0 }
    }
    let numbered = NumberedGroups(placed, of: sorted.rows, weights: sorted.counts)
    let steps = plot.longestSteps(groups)
    var longest = [Double](repeating: 0, count: numbered.sizes.count)
    for (group, number) in numbered.numberOf.enumerated() where number >= 0 {
      longest[Int(number)] = steps[group]
    }
    training = KnownGroups(
      sorted.rows, groups: labels.map { $0 < 0 ? -1 : numbered.numberOf[Int($0)] })
    longestSteps = longest
    self.placesAll = placesAll
    summary = GroupSummary(centres: numbered.centres, sizes: numbered.sizes)
    members = placesAll ? training.members : nil
    self.plot = plot
  }
}

extension OPTICSModel: Codable {
  private enum CodingKeys: String, CodingKey { case training, longestSteps, placesAll, summary }

  /// Reads a model, and refuses one whose parts do not fit each other.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    training = try container.decode(KnownGroups.self, forKey: .training)
    longestSteps = try container.decode([Double].self, forKey: .longestSteps)
    placesAll = try container.decode(Bool.self, forKey: .placesAll)
    summary = try container.decode(GroupSummary.self, forKey: .summary)
    let known = training.members
    members = placesAll ? known : nil
    plot = nil
    guard summary.fits(known), known.rows.rowCount > 0, longestSteps.count == summary.sizes.count,
      training.groups.allSatisfy({ $0 >= -1 })
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .summary, in: container, debugDescription: "Rows, groups and steps do not fit.")
    }
  }

  /// Writes the model; the search is arranged again when it is read.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(training, forKey: .training)
    try container.encode(longestSteps, forKey: .longestSteps)
    try container.encode(placesAll, forKey: .placesAll)
    try container.encode(summary, forKey: .summary)
  }
}
