public import Numeric
public import Parameters

/// Finds rows that turn about the middle at an unusual cost, three features at a time.
///
/// For three features the middle is the geometric median. What it costs to turn a row about it is a
/// volume: the cubed distance from the middle times the sines and cosine of the angle between the two.
/// The score is how many median distances that cost is from the median cost; for more than three
/// features, the mean over triples of one over 1 + e^−score. Up to 40 features all triples count, as
/// in PyOD; beyond, `triples` drawn ones do, and only so many of any that all rows together are turned
/// fifty million times. A single feature has no angles, only distances.
///
/// Complexity: O(triples · `n` · iterations) to fit, O(triples) a row to score.
///
/// > Y. Almardeny, N. Boujnah, F. Cleary. "A novel outlier detection method for multivariate data."
/// > *IEEE Trans. Knowledge and Data Engineering* 34 (9), 2022,
/// > doi:[10.1109/TKDE.2020.3036524](https://doi.org/10.1109/TKDE.2020.3036524)
public struct ROD: Detector {
  /// The most triples of features; more are drawn from.
  public var triples: Int

  /// The most times that rows are turned in a fit, which is some seconds of work.
  static let mostTurns = 50_000_000

  /// Creates a detector.
  ///
  /// - Parameter triples: The most triples of features; more are drawn from.
  public init(triples: Int = 10_000) { self.triples = triples }

  /// Creates a detector with its default hyper-parameters.
  public init() { self.init(triples: 10_000) }

  public static let identifier = "rod"

  public static let summary = "Rows that turn about the middle at an unusual cost."

  public static let parameters: [Parameter<Self>] = [
    .integer(
      "triples", \.triples, .between(1, 100_000), "the most triples of features to look at")
  ]

  /// Finds the middles and the usual costs.
  ///
  /// - Parameters:
  ///   - rows: The rows to learn from, shape `n × d`, finite, at least two.
  ///   - seed: The seed by which triples are drawn where there are too many.
  /// - Returns: A model that scores rows of `d` features.
  /// - Throws: ``DetectionError`` when a parameter is out of range or the rows are too few.
  public func fit(_ rows: Matrix, seed: UInt64) throws(DetectionError) -> RODModel {
    try check(rows)
    let features = rows.columnCount
    let scales = (0..<features).map { feature in
      features > 3
        ? quartileScale(of: rows.columnValues(feature)) : FeatureScale(middle: 0, width: 1)
    }
    let scaled = RotatedRows(rows, scales: scales)
    let affordable = max(1, Self.mostTurns / rows.rowCount)
    let chosen = chosenTriples(of: features, atMost: min(triples, affordable), seed: seed)
    let spaces = concurrentMap(chosen.count) { RotationSpace(chosen[$0], fitting: scaled) }
    return RODModel(.init(scales: scales, spaces: spaces))
  }
}

/// Returns the median of a feature and the distance of its quartiles, 1 where there is none.
private func quartileScale(of values: [Double]) -> FeatureScale {
  let sorted = values.sorted()
  let width = quantile(ofSorted: sorted, at: 0.75) - quantile(ofSorted: sorted, at: 0.25)
  return FeatureScale(
    middle: quantile(ofSorted: sorted, at: 0.5), width: width > 10 * .ulpOfOne ? width : 1)
}
