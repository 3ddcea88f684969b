public import Numeric
public import Parameters

/// Finds rows that are unusual to those detectors that know the rows' surroundings best.
///
/// The members differ by their number of neighbours. Around each row, the learned rows that are
/// near in most of twenty random subspaces make its surroundings; members whose scores there go
/// best with the greatest of all members' scores, as most of them do, are believed, and the score
/// is their mean. The subspaces are drawn once, so a row scores the same in any batch; PyOD draws
/// anew.
///
/// Equal rows are learned once, with how often they were there, and scored once.
///
/// Complexity: As the members together, and O(`n` log `n`) a subspace, for `n` different rows.
///
/// > Y. Zhao, Z. Nasrullah, M. K. Hryniewicki, Z. Li. "LSCP: locally selective combination in
/// > parallel outlier ensembles." *SDM* 2019,
/// > doi:[10.1137/1.9781611975673.66](https://doi.org/10.1137/1.9781611975673.66)
public struct LSCP: Detector {
  /// What the members are.
  public enum Base: String, CaseIterable, Sendable, Codable {
    /// Local outlier factors.
    case localOutlierFactor = "lof"

    /// Distances to the nearest neighbours.
    case nearestNeighbours = "nearest-neighbours"
  }

  /// What the members are.
  public var base: Base

  /// The number of members.
  public var detectors: Int

  /// How many neighbours each member has more than the one before it.
  public var step: Int

  /// The number of rows near a row in each subspace.
  public var region: Int

  /// The number of bins into which members are put by how well they know the surroundings.
  public var bins: Int

  /// Creates a detector with its default hyper-parameters: those of PyOD, which has no default
  /// members.
  public init() { (base, detectors, step, region, bins) = (.localOutlierFactor, 10, 5, 30, 10) }

  public static let identifier = "lscp"

  public static let summary = "Rows unusual to the detectors that know their surroundings best."

  public static let parameters: [Parameter<Self>] = [
    .choice("base", \.base, "what the members are"),
    .integer("detectors", \.detectors, .between(2, 100), "the number of members"),
    .integer(
      "step", \.step, .between(1, 100), "how many neighbours each member has more than the last"),
    .integer(
      "region", \.region, .between(10, 200), "the number of rows near a row in each subspace"),
    .integer(
      "bins", \.bins, .between(2, 100), "the number of bins into which members are put"),
  ]

  /// Fits the members and draws the subspaces.
  ///
  /// - Parameters:
  ///   - rows: The rows to learn from, shape `n × d`, finite, scaled as features should count.
  ///   - seed: The seed of every random choice. Equal seeds give equal models.
  /// - Returns: A model that scores rows of `d` features.
  /// - Throws: ``DetectionError`` when a parameter is out of range or the rows are too few.
  public func fit(_ rows: Matrix, seed: UInt64) throws(DetectionError) -> LSCPModel {
    try check(rows, needed: LSCPModel.fewestRows)
    let subspaces = (0..<LSCPModel.subspaceCount).map { number in
      drawSubspace(of: rows.columnCount, SplitMix64(seed: seed, stream: UInt64(number)))
    }
    return LSCPModel(.init(detector: self, learned: LearnedRows(rows), subspaces: subspaces))
  }

  /// Fits the members, each to all that was learned.
  func members(of learned: LearnedRows) -> [any LearnedRowsModel] {
    (1...detectors).map { member in
      let neighbours = min(member * step, learned.total - 1)
      switch base {
      case .localOutlierFactor:
        var detector = LOF()
        detector.neighbours = neighbours
        return LOFModel(detector: detector, learned: learned)
      case .nearestNeighbours:
        var detector = NearestNeighbours()
        detector.neighbours = neighbours
        return NearestNeighboursModel(detector: detector, learned: learned)
      }
    }
  }

  /// Draws half of the features or more, but not all, as PyOD does; one feature is all there is.
  private func drawSubspace(of count: Int, _ random: SplitMix64) -> [Int] {
    var random = random
    let least = max(1, count / 2)
    let most = max(least, count - 1)
    return drawFeatures(
      least + random.nextIndex(below: most - least + 1), of: count, using: &random)
  }
}
