import Numeric

/// Balls with their groups; a row belongs to the group of the nearest ball.
///
/// Of equally near balls the one counts that comes first by its coordinates.
public struct BirchModel: KnownGroupsModel {
  /// The means of the balls with their groups.
  public let balls: KnownGroups

  /// The greatest radius of a ball, as given or made greater.
  public let threshold: Double

  /// The middle and the size of each group.
  public let summary: GroupSummary

  /// The rows it knows, with their groups.
  public var known: KnownGroups { balls }
}

extension BirchModel {
  /// Numbers groups by the training rows they get; balls of a group that gets none are left out.
  init(_ balls: KnownGroups, threshold: Double, training: Matrix) {
    let labels = balls.trainingLabels(of: training, within: .infinity)
    let numbered = NumberedGroups(labels, of: training)
    let numbers = balls.groups.map { group in
      Int(group) < numbered.numberOf.count ? numbered.numberOf[Int(group)] : -1
    }
    let kept = numbers.indices.filter { numbers[$0] >= 0 }
    self.init(
      balls: KnownGroups(balls.rows.selectingRows(kept), groups: kept.map { numbers[$0] }),
      threshold: threshold,
      summary: GroupSummary(centres: numbered.centres, sizes: numbered.sizes))
  }

  /// Reads a model, and refuses one whose parts do not fit each other.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    balls = try container.decode(KnownGroups.self, forKey: .balls)
    threshold = try container.decode(Double.self, forKey: .threshold)
    summary = try container.decode(GroupSummary.self, forKey: .summary)
    try summary.check(balls, forKey: .summary, in: container)
  }
}
