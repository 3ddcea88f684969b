import Numeric
public import Parameters

/// Calls scores unusual by the modified Thompson tau test, on the upper side.
///
/// The highest score is taken away as long as it is farther from the mean than tau sample standard
/// deviations. PyThresh's `MTT` divides by `n` in the standard deviation, and is a little stricter.
///
/// > R. Thompson. "A note on restricted maximum likelihood estimation with an alternative outlier
/// > model." *Journal of the Royal Statistical Society B* 47 (1), 1985,
/// > doi:[10.1111/j.2517-6161.1985.tb01331.x](https://doi.org/10.1111/j.2517-6161.1985.tb01331.x)
public struct ThompsonTau: ThresholdRule {
  /// The chance of calling one usual row unusual.
  public var significance: Double

  /// Creates a rule.
  public init(significance: Double = 0.01) { self.significance = significance }

  /// Creates a rule with its default parameters.
  public init() { self.init(significance: 0.01) }

  public static let identifier = "mtt"

  public static let summary = "Scores that the modified Thompson tau test takes away from the top."

  public static let parameters: [Parameter<Self>] = [
    .number(
      "significance", \.significance, .aboveUpTo(0, 0.5),
      "the chance of calling one usual row unusual")
  ]

  public static let band = SettingBand.numbers("significance", [0.0001, 0.001, 0.005, 0.01, 0.05])

  public func threshold(ofSorted scores: [Double]) -> Double {
    unitThreshold(ofSorted: scores) { unit in
      let moments = Moments.running(unit)
      var usual = unit.count
      while usual > 3, isExtreme(unit[usual - 1], in: moments[usual - 1], tail: significance) {
        usual -= 1
      }
      return unit[usual - 1]
    }
  }
}
