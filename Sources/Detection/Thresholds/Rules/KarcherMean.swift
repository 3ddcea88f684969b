public import Parameters

/// Calls scores unusual that are a standard deviation above the Karcher mean of the scores.
///
/// On the line the Karcher mean is the mean (`simple`). The `complex` one is the mean of all products
/// of a density of the scores and the scores, both on the scale from 0 to 1, as PyThresh takes it.
///
/// > B. Afsari. "Riemannian L^p center of mass: existence, uniqueness, and convexity." *Proceedings
/// > of the AMS* 139 (2), 2011,
/// > doi:[10.1090/S0002-9939-2010-10541-5](https://doi.org/10.1090/S0002-9939-2010-10541-5)
public struct KarcherMean: ThresholdRule {
  /// How the centre is found.
  public enum Method: String, CaseIterable, Sendable, Codable {
    /// By the mean of products of densities and scores.
    case complex

    /// By the mean of the scores.
    case simple
  }

  /// The number of standard deviations.
  public var factor: Double

  /// How the centre is found.
  public var method: Method

  /// Creates a rule.
  public init(factor: Double = 1, method: Method = .complex) {
    (self.factor, self.method) = (factor, method)
  }

  /// Creates a rule with its default parameters.
  public init() { self.init(factor: 1) }

  public static let identifier = "karch"

  public static let summary = "Scores a standard deviation above the Karcher mean of the scores."

  public static let parameters: [Parameter<Self>] = [
    .number("factor", \.factor, .between(0, 100), "the number of standard deviations"),
    .choice("method", \.method, "how the centre of the scores is found"),
  ]

  public static let band = SettingBand.numbers("factor", [3, 2, 1.5, 1, 0.5])

  public func threshold(ofSorted scores: [Double]) -> Double {
    unitThreshold(ofSorted: scores) { unit in
      let moments = Moments(of: unit)
      let share = method == .simple ? 1 : meanDensity(of: unit)
      return share * moments.mean + factor * moments.deviation
    }
  }
}

/// Returns the mean density at as many equally spaced places from 0 to 1 as there are scores.
///
/// The inner places sum up to the integral, less half of the ends (the trapezoidal rule).
private func meanDensity(of unit: [Double]) -> Double {
  let density = ScoreDensity(of: unit)
  let count = Double(unit.count)
  let mass = (density.share.last ?? 1) - (density.share.first ?? 0)
  let ends = (density.density.first ?? 0) + (density.density.last ?? 0)
  return (mass * (count - 1) + ends / 2) / count
}
