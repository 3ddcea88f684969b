import Glibc
import Parameters

/// Histograms of features, able to score new rows.
public struct HBOSModel: TermwiseModel, Hashable {
  let regularization: Double
  let tolerance: Double
  let histograms: [FeatureHistogram]

  /// The term of each bin, and last that of values beyond all bins, feature after feature.
  private let terms: [[Double]]

  public static let combination = TermCombination.sum

  /// The number of features of the rows it was fitted on.
  public var featureCount: Int { histograms.count }

  init(detector: HBOS, histograms: [FeatureHistogram]) {
    (regularization, tolerance) = (detector.regularization, detector.tolerance)
    self.histograms = histograms
    terms = histograms.map { histogram in
      let terms = histogram.densities.map { -log2($0 + detector.regularization) }
      return terms + [terms.max() ?? 0]
    }
  }

  /// Returns how unusual a value of a feature is: minus the binary logarithm of the density there.
  public func term(of value: Double, feature: Int) -> Double {
    let bin = histograms[feature].bin(of: value, tolerance: tolerance)
    return terms[feature][bin ?? terms[feature].count - 1]
  }
}

extension HBOSModel: Codable {
  private enum CodingKeys: String, CodingKey { case regularization, tolerance, histograms }

  /// Reads a model.
  ///
  /// - Throws: `DecodingError` for a damaged one.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    var detector = HBOS()
    detector.regularization = try container.decode(Double.self, forKey: .regularization)
    detector.tolerance = try container.decode(Double.self, forKey: .tolerance)
    let histograms = try container.decode([FeatureHistogram].self, forKey: .histograms)
    guard (try? detector.validate()) != nil, !histograms.isEmpty,
      histograms.allSatisfy(\.isWhole)
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .histograms, in: container,
        debugDescription: "A histogram is damaged; fit the model again.")
    }
    self.init(detector: detector, histograms: histograms)
  }

  /// Writes the histograms.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(regularization, forKey: .regularization)
    try container.encode(tolerance, forKey: .tolerance)
    try container.encode(histograms, forKey: .histograms)
  }
}
