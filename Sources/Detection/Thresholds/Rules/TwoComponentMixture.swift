import Glibc
public import Parameters

/// Calls scores unusual that belong to the upper of two normal components of the log scores.
///
/// The logarithms of the scores above the least one, as GAM-GMM takes them, are a mixture of two
/// normal distributions. The threshold is where the upper one becomes likelier than the lower. When
/// one component explains the scores as well (Bayesian information criterion), or the upper one
/// holds more than half of the rows, all scores are usual. GAM-GMM itself draws from the posterior
/// of a Dirichlet mixture over several detectors, and tells a distribution of the share of unusual
/// rows; ours tells the most likely one. Above 1,001 scores it is fitted to 1,001 equally spaced.
/// It never calls more than half of the rows unusual.
///
/// > L. Perini, P.-C. Bürkner, A. Klami. "Estimating the contamination factor's distribution in
/// > unsupervised anomaly detection." *ICML* 2023,
/// > doi:[10.48550/arXiv.2210.10487](https://doi.org/10.48550/arXiv.2210.10487)
public struct TwoComponentMixture: ThresholdRule {
  /// How likely the upper component must be.
  public var certainty: Double

  /// Creates a rule.
  public init(certainty: Double = 0.5) { self.certainty = certainty }

  /// Creates a rule with its default parameters.
  public init() { self.init(certainty: 0.5) }

  public static let identifier = "mixture"

  public static let summary = "Scores of the upper of two normal components of the log scores."

  public static let parameters: [Parameter<Self>] = [
    .number(
      "certainty", \.certainty, .between(0.01, 0.99), "how likely the upper component must be")
  ]

  public static let band = SettingBand.numbers("certainty", [0.99, 0.9, 0.5, 0.25, 0.1])

  public func threshold(ofSorted scores: [Double]) -> Double {
    unitThreshold(ofSorted: scores) { unit in
      let logs = unit.map { log($0 + 0.01) }
      let fitted = thinned(logs, atMost: 1_001)
      guard fitted.count >= 5, let pair = NormalPair(fitting: fitted), pair.isBetterThanOne else {
        return 1
      }
      let boundary = exp(pair.boundary(certainty: certainty)) - 0.01
      return 2 * countUsual(unit, upTo: boundary) < unit.count ? 1 : boundary
    }
  }
}
