import Numeric

/// The cores of groups; a row belongs to the group of its nearest core.
public struct DBSCANModel: KnownGroupsModel {
  /// The greatest distance of neighbours.
  public let radius: Double

  /// Whether rows farther than the radius from every core belong to the group of the nearest.
  public let placesAll: Bool

  /// The distinct cores with their groups.
  public let cores: KnownGroups

  /// The middle and the size of each group.
  public let summary: GroupSummary

  /// The rows it knows, with their groups.
  public var known: KnownGroups { cores }

  /// The greatest distance at which a row still belongs to a group.
  public var reach: Double { placesAll ? .infinity : radius }
}

extension DBSCANModel {
  /// Numbers groups by the training rows they get.
  ///
  /// - Parameters:
  ///   - method: The parameters.
  ///   - radius: The radius, given or suggested.
  ///   - training: The rows.
  ///   - distinct: Which of them differ.
  ///   - component: The component of each distinct row, `-1` for one that is no core.
  init(
    _ method: DBSCAN, radius: Double, training: Matrix, distinct: DistinctRows, component: [Int32]
  ) {
    let isCore = component.indices.filter { component[$0] >= 0 }
    let isOther = component.indices.filter { component[$0] < 0 }
    let cores = KnownGroups(
      training.selectingRows(isCore.map { distinct.first[$0] }),
      groups: isCore.map { component[$0] })
    // A core is nearest to itself, so only the others are searched for.
    let found = cores.trainingLabels(
      of: training.selectingRows(isOther.map { distinct.first[$0] }),
      within: method.placeAll ? .infinity : radius)
    var labels = component
    for (place, row) in isOther.enumerated() { labels[row] = found[place] }
    let numbered = NumberedGroups(distinct.place.map { labels[Int($0)] }, of: training)
    self.init(
      radius: radius, placesAll: method.placeAll, cores: cores.renumbered(by: numbered.numberOf),
      summary: GroupSummary(centres: numbered.centres, sizes: numbered.sizes))
  }

  /// Reads a model, and refuses one whose parts do not fit each other.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    radius = try container.decode(Double.self, forKey: .radius)
    placesAll = try container.decode(Bool.self, forKey: .placesAll)
    cores = try container.decode(KnownGroups.self, forKey: .cores)
    summary = try container.decode(GroupSummary.self, forKey: .summary)
    try summary.check(cores, forKey: .summary, in: container)
  }
}
