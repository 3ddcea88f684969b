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
  ///   - graph: The same rows arranged for the radius.
  ///   - component: The component of each row, `-1` for one that is no core.
  init(
    _ method: DBSCAN, radius: Double, training: Matrix, graph: RadiusGraph, component: [Int32]
  ) {
    let isFirst = graph.isFirst
    let isCore = component.indices.filter { component[$0] >= 0 && isFirst[$0] }
    let cores = KnownGroups(
      training.selectingRows(isCore), groups: isCore.map { component[$0] })
    var labels = graph.spreading(component)
    if method.placeAll {
      let outside = labels.indices.filter { labels[$0] < 0 }
      let found = cores.trainingLabels(of: training.selectingRows(outside), within: .infinity)
      for (place, row) in outside.enumerated() { labels[row] = found[place] }
    }
    let numbered = NumberedGroups(labels, of: training)
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
