public import Numeric

/// Crowds within crowds, some of which are groups; a row joins the row it is reached from.
public struct HDBSCANModel: ClusteringModel {
  /// The different training rows with their groups.
  public let training: DensityRows

  /// The crowds, and which of them are groups.
  public let hierarchy: DensityHierarchy

  /// Whether rows of no group belong to that of the nearest row that has one.
  public let placesAll: Bool

  /// The middle and the size of each group.
  public let summary: GroupSummary

  /// The core distances of the training rows, and the search for the nearest.
  private let reachability: MutualReachability

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
    let places = try places(of: rows)
    var outside: [Int] = []
    for row in places.indices {
      labels[row] = places[row].group
      if places[row].group < 0 { outside.append(row) }
    }
    guard let members, !outside.isEmpty else { return }
    let nearest = try members.labels(of: rows.selectingRows(outside), within: .infinity)
    for (row, group) in zip(outside, nearest) { labels[row] = group }
  }

  /// Returns how much each row belongs to its group, from 0 for a row of none to 1 for the densest.
  ///
  /// It is the density at which the row leaves, as a share of that at which the last rows do. A row
  /// that was only put to the nearest group has 0.
  ///
  /// - Parameter rows: The rows.
  /// - Returns: A number from 0 to 1 for each row.
  /// - Throws: `ShapeError.featureCount` for rows of another width.
  /// - Complexity: As ``assign(_:into:)``.
  public func memberships(of rows: Matrix) throws(ShapeError) -> [Double] {
    try places(of: rows).map { hierarchy.membership(in: $0.group, density: $0.density) }
  }

  /// Where each row leaves the hierarchy of crowds.
  private func places(of rows: Matrix) throws(ShapeError) -> [(group: Int32, density: Double)] {
    guard rows.columnCount == featureCount else {
      throw .featureCount(expected: featureCount, got: rows.columnCount)
    }
    return reachability.nearest(to: rows).map { nearest in
      let density = hierarchy.scale.density(nearest.distance)
      let known = training.densities[nearest.row]
      // It is there for longer than the row it joins, so it leaves with it.
      if known <= density { return (training.groups[nearest.row], known) }
      let crowd = hierarchy.crowd(above: Int(training.crowds[nearest.row]), at: density)
      return (hierarchy.group(ofCrowd: crowd, density: density), density)
    }
  }
}

extension HDBSCANModel {
  /// Numbers groups by the training rows they get.
  init(
    _ training: DensityRows, hierarchy: DensityHierarchy, placesAll: Bool,
    reachability: MutualReachability
  ) {
    var labels = training.groups
    if placesAll {
      let placed = training.members.trainingLabels(of: training.rows, within: .infinity)
      labels = zip(labels, placed).map { $0 < 0 ? $1 : $0 }
    }
    let numbered = NumberedGroups(labels, of: training.rows, weights: training.counts)
    self.training = training.renumbered(by: numbered.numberOf)
    self.hierarchy = hierarchy.renumbered(by: numbered.numberOf)
    self.placesAll = placesAll
    summary = GroupSummary(centres: numbered.centres, sizes: numbered.sizes)
    self.reachability = reachability
    members = placesAll ? self.training.members : nil
  }
}

extension HDBSCANModel: Codable {
  private enum CodingKeys: String, CodingKey { case training, hierarchy, placesAll, summary }

  /// Reads a model, and refuses one whose parts do not fit each other.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    training = try container.decode(DensityRows.self, forKey: .training)
    hierarchy = try container.decode(DensityHierarchy.self, forKey: .hierarchy)
    placesAll = try container.decode(Bool.self, forKey: .placesAll)
    summary = try container.decode(GroupSummary.self, forKey: .summary)
    guard training.fits(hierarchy), summary.sizes.count == hierarchy.deaths.count,
      summary.centres.rowCount == summary.sizes.count,
      summary.centres.columnCount == training.rows.columnCount
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .summary, in: container, debugDescription: "Rows, crowds and groups do not fit.")
    }
    reachability = MutualReachability(
      training.rows, counts: training.counts, neighbours: training.neighbours)
    members = placesAll ? training.members : nil
  }

  /// Writes the model; the search is arranged again when it is read.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(training, forKey: .training)
    try container.encode(hierarchy, forKey: .hierarchy)
    try container.encode(placesAll, forKey: .placesAll)
    try container.encode(summary, forKey: .summary)
  }
}
