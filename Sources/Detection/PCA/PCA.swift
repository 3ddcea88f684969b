public import Numeric
public import Parameters

/// Finds rows that are far out along the directions in which features vary least together.
///
/// The score is PyOD's: the sum over directions of the distance from the end of the direction, over the
/// share of variance that lies along it; the paper sums squared products over variances. Directions
/// along which nothing varies, as constant and dependent features make them, are left out; in PyOD they
/// make every score infinite.
///
/// Complexity: O(`n` · `d`² + `d`³) to fit, O(`d`²) a row to score.
///
/// > M.-L. Shyu, S.-C. Chen, K. Sarinnapakorn, L. Chang. "A novel anomaly detection scheme based on
/// > principal component classifier." *ICDM Foundations and New Directions of Data Mining Workshop*, 2003
public struct PCA: Detector {
  /// The number of directions along which most varies; 0 for all.
  public var components: Int

  /// How many of those count, the ones along which least varies; 0 for all.
  public var selected: Int

  /// Whether distances count the more, the less varies along a direction.
  public var weighted: Bool

  /// Whether features are scaled to mean 0 and standard deviation 1 first.
  public var standardised: Bool

  /// Creates a detector with its default hyper-parameters, which are those of PyOD.
  public init() { (components, selected, weighted, standardised) = (0, 0, true, true) }

  public static let identifier = "pca"

  public static let summary = "Rows that break how features usually vary together."

  public static let parameters: [Parameter<Self>] = [
    .integer(
      "components", \.components, .between(0, 10_000),
      "the number of directions along which most varies; 0 for all"),
    .integer(
      "selected", \.selected, .between(0, 10_000),
      "how many of those count, the ones along which least varies; 0 for all"),
    .flag(
      "weighted", \.weighted,
      "whether distances count the more, the less varies along a direction"),
    .flag("standardised", \.standardised, "whether features are scaled first"),
  ]

  /// Finds the directions; nothing is random.
  ///
  /// - Parameters:
  ///   - rows: The rows to learn from, shape `n × d`, finite, at least two.
  ///   - seed: Not used.
  /// - Returns: A model that scores rows of `d` features.
  /// - Throws: ``DetectionError`` when a parameter is out of range or the rows are too few.
  public func fit(_ rows: Matrix, seed: UInt64) throws(DetectionError) -> PCAModel {
    try check(rows)
    let spread = FeatureSpread(of: rows)
    let factors = standardised ? spread.factors : spread.factors.map { _ in 1 }
    let found = principalDirections(spread.covariance(scaledBy: factors))
    let kept = components == 0 ? found.values.count : min(components, found.values.count)
    let first = selected == 0 ? 0 : max(0, kept - selected)
    let vectors = (first..<kept).flatMap { found.vectors.columnValues($0) }
    return PCAModel(
      .init(
        directions: RowDirections(middle: spread.means, factors: factors, vectors: vectors),
        weights: found.shares[first..<kept].map { weighted ? 1 / $0 : 1 }))
  }
}
