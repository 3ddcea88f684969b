public import Numeric
public import Parameters

/// Finds rows that one detector finds unusual in many subsets of the features.
///
/// Each member looks at half of the features or more, drawn at random, and the score is the mean or
/// the greatest of the members' scores. So features that only add noise do less harm.
///
/// Complexity: `detectors` times that of the detector it is made of.
///
/// > A. Lazarevic, V. Kumar. "Feature bagging for outlier detection." *KDD* 2005,
/// > doi:[10.1145/1081870.1081891](https://doi.org/10.1145/1081870.1081891)
public struct FeatureBagging: Detector {
  /// How the scores of members become one.
  public enum Combination: String, CaseIterable, Sendable, Codable {
    /// Their mean.
    case average

    /// The greatest of them.
    case maximum
  }

  /// The detector each member is, with its default hyper-parameters.
  public var base: BaseDetector

  /// The number of members.
  public var detectors: Int

  /// The greatest share of the features a member looks at.
  public var share: Double

  /// How the scores of members become one.
  public var combination: Combination

  /// Creates a detector with its default hyper-parameters: those of PyOD.
  public init() {
    (base, detectors, share, combination) = (.localOutlierFactor, 10, 1, .average)
  }

  public static let identifier = "feature-bagging"

  public static let summary = "Rows that are unusual in many subsets of the features."

  public static let parameters: [Parameter<Self>] = [
    .choice("base", \.base, "the detector that each member is"),
    .integer("detectors", \.detectors, .between(1, 1_000), "the number of members"),
    .number(
      "share", \.share, .between(0.5, 1), "the greatest share of the features a member looks at"),
    .choice("combination", \.combination, "how the scores of members become one"),
  ]

  /// Draws features and fits a member on each draw.
  ///
  /// - Parameters:
  ///   - rows: The rows to learn from, shape `n × d`, finite, scaled as features should count.
  ///   - seed: The seed of every random choice. Equal seeds give equal models.
  /// - Returns: A model that scores rows of `d` features.
  /// - Throws: ``DetectionError`` when a parameter is out of range or the rows are too few.
  public func fit(_ rows: Matrix, seed: UInt64) throws(DetectionError) -> FeatureBaggingModel {
    try check(rows)
    let base = try base.detector
    var members: [SubspaceModel] = []
    for member in 0..<detectors {
      var random = SplitMix64(seed: seed, stream: UInt64(member))
      let features = drawSubspace(of: rows.columnCount, using: &random)
      members.append(
        try SubspaceModel(base, on: rows, features: features, seed: random.next()))
    }
    return FeatureBaggingModel(
      .init(combination: combination, featureCount: rows.columnCount, members: members))
  }

  /// Draws half of the features or more.
  private func drawSubspace(of count: Int, using random: inout SplitMix64) -> [Int] {
    let least = max(1, count / 2)
    let most = max(least, Int(share * Double(count)))
    return drawFeatures(
      least + random.nextIndex(below: most - least + 1), of: count, using: &random)
  }
}
