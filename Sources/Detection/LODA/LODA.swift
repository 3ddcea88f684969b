public import Numeric
public import Parameters

/// Finds rows that lie where histograms along random directions are low.
///
/// Every direction mixes a few features, as many as the root of their number, by normal weights.
/// The score is the mean surprise over directions: minus the logarithm of the share of learned rows
/// in the bin of the row. PyOD looks into the bin beside the right one and divides twice by the
/// number of directions; here the bin is the row's own, and values beyond a histogram have an empty
/// bin.
///
/// Complexity: O(`n` · `cuts` · √`d`) to fit and to score.
///
/// > T. Pevný. "Loda: lightweight on-line detector of anomalies." *Machine Learning* 102, 2016,
/// > doi:[10.1007/s10994-015-5521-0](https://doi.org/10.1007/s10994-015-5521-0)
public struct LODA: Detector {
  /// The number of random directions.
  public var cuts: Int

  /// The number of bins of each histogram.
  public var bins: Int

  /// Whether each histogram gets the number of bins that suits it, by Birgé and Rozenholc.
  public var automatic: Bool

  /// Creates a detector with its default hyper-parameters, which are those of PyOD.
  public init() { (cuts, bins, automatic) = (100, 10, false) }

  public static let identifier = "loda"

  public static let summary = "Rows that lie where histograms along random directions are low."

  public static let parameters: [Parameter<Self>] = [
    .integer("cuts", \.cuts, .between(1, 10_000), "the number of random directions"),
    .integer("bins", \.bins, .between(2, 10_000), "the number of bins of each histogram"),
    .flag(
      "automatic", \.automatic, "whether each histogram gets the number of bins that suits it"),
  ]

  /// Draws directions and the histograms along them.
  ///
  /// - Parameters:
  ///   - rows: The rows to learn from, shape `n × d`, finite, at least two.
  ///   - seed: The seed of the directions. Equal seeds give equal models.
  /// - Returns: A model that scores rows of `d` features.
  /// - Throws: ``DetectionError`` when a parameter is out of range or the rows are too few.
  public func fit(_ rows: Matrix, seed: UInt64) throws(DetectionError) -> LODAModel {
    try check(rows)
    let cuts = concurrentMap(cuts) { cut in
      let direction = RandomDirection(
        features: rows.columnCount, random: SplitMix64(seed: seed, stream: UInt64(cut)))
      let along = direction.project(rows)
      let bins = automatic ? suitableBins(for: along) : bins
      return RandomCut(
        .init(direction: direction, histogram: FeatureHistogram(of: along, bins: bins)))
    }
    return LODAModel(.init(featureCount: rows.columnCount, cuts: cuts))
  }
}
