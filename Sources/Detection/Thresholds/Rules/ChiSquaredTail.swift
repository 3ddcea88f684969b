import Glibc
import Numeric
public import Parameters

/// Calls scores unusual that are in the upper tail of a chi-squared distribution.
///
/// Squared robust distances of normal rows are chi-squared, and the scores of many detectors look
/// alike. The scale and the degrees of freedom are those whose quartiles and median are the scores',
/// counted from the least score; so the unusual scores have no part in them.
///
/// > P. J. Rousseeuw, B. C. van Zomeren. "Unmasking multivariate outliers and leverage points."
/// > *Journal of the American Statistical Association* 85 (411), 1990,
/// > doi:[10.1080/01621459.1990.10474920](https://doi.org/10.1080/01621459.1990.10474920)
public struct ChiSquaredTail: ThresholdRule {
  /// The chance of calling one usual row unusual.
  public var significance: Double

  /// Creates a rule.
  public init(significance: Double = 0.01) { self.significance = significance }

  /// Creates a rule with its default parameters.
  public init() { self.init(significance: 0.01) }

  public static let identifier = "chi-squared"

  public static let summary =
    "Scores in the upper tail of the chi-squared distribution that fits the middle of the scores."

  public static let parameters: [Parameter<Self>] = [
    .number(
      "significance", \.significance, .aboveUpTo(0, 0.5),
      "the chance of calling one usual row unusual")
  ]

  public static let band = SettingBand.numbers(
    "significance", [0.0001, 0.001, 0.005, 0.01, 0.025])

  public func threshold(ofSorted scores: [Double]) -> Double {
    unitThreshold(ofSorted: scores) { unit in
      let values =
        quantile(ofSorted: unit, at: 0.25) < quantile(ofSorted: unit, at: 0.75)
        ? unit : differentValues(ofSorted: unit)
      let quartiles = [0.25, 0.5, 0.75].map { quantile(ofSorted: values, at: $0) }
      guard quartiles[1] > 0, quartiles[2] > quartiles[0] else { return 1 }
      let freedom = freedom(ofRatio: (quartiles[2] - quartiles[0]) / quartiles[1])
      let scale = quartiles[1] / chiSquaredQuantile(0.5, freedom: freedom)
      return scale * chiSquaredQuantile(1 - significance, freedom: freedom)
    }
  }
}

/// Returns the degrees of freedom at which the interquartile range over the median is a given ratio.
///
/// The ratio falls as the degrees rise; they are sought from 0.1 to 10,000.
private func freedom(ofRatio ratio: Double) -> Double {
  var (low, high) = (log(0.1), log(10_000.0))
  for _ in 0..<50 {
    let middle = (low + high) / 2
    let quartiles = [0.25, 0.5, 0.75].map { chiSquaredQuantile($0, freedom: exp(middle)) }
    if (quartiles[2] - quartiles[0]) / quartiles[1] > ratio { low = middle } else { high = middle }
  }
  return exp((low + high) / 2)
}
