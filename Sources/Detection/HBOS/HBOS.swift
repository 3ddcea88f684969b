public import Numeric
public import Parameters

/// Finds rows whose values lie where the histograms of their features are low.
///
/// Complexity: O(`n` · `d`) to fit, O(`d`) a row to score.
///
/// > M. Goldstein, A. Dengel. "Histogram-based outlier score (HBOS): a fast unsupervised anomaly
/// > detection algorithm." *KI* 2012 (posters)
/// >
/// > L. Birgé, Y. Rozenholc. "How many bins should be put in a regular histogram." *ESAIM:
/// > Probability and Statistics* 10, 2006, doi:[10.1051/ps:2006001](https://doi.org/10.1051/ps:2006001)
public struct HBOS: Detector {
  /// The number of bins of each histogram.
  public var bins: Int

  /// Whether each feature gets the number of bins that suits it, by Birgé and Rozenholc.
  public var automatic: Bool

  /// What is added to every density, so that empty bins are not infinitely unusual.
  public var regularization: Double

  /// How many bin widths beyond a histogram still count as its last bin.
  public var tolerance: Double

  /// Creates a detector with its default hyper-parameters, which are those of PyOD.
  public init() {
    (bins, automatic, regularization, tolerance) = (10, false, 0.1, 0.5)
  }

  public static let identifier = "hbos"

  public static let summary = "Rows whose values lie where histograms are low."

  public static let parameters: [Parameter<Self>] = [
    .integer("bins", \.bins, .between(2, 10_000), "the number of bins of each histogram"),
    .flag("automatic", \.automatic, "whether each feature gets the number of bins that suits it"),
    .number(
      "regularization", \.regularization, .between(1e-9, 1), "what is added to every density"),
    .number(
      "tolerance", \.tolerance, .between(0, 1),
      "how many bin widths beyond a histogram still count as its last bin"),
  ]

  /// Draws the histograms; nothing is random.
  ///
  /// - Parameters:
  ///   - rows: The rows to learn from, shape `n × d`, finite, at least two.
  ///   - seed: Not used.
  /// - Returns: A model that scores rows of `d` features.
  /// - Throws: ``DetectionError`` when a parameter is out of range or the rows are too few.
  public func fit(_ rows: Matrix, seed: UInt64) throws(DetectionError) -> HBOSModel {
    try check(rows)
    let histograms = concurrentMap(rows.columnCount) { feature in
      let values = rows.columnValues(feature)
      return FeatureHistogram(of: values, bins: automatic ? suitableBins(for: values) : bins)
    }
    return HBOSModel(
      .init(regularization: regularization, tolerance: tolerance, histograms: histograms))
  }
}
