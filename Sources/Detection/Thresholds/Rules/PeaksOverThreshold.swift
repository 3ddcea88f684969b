import Glibc
import Numeric
public import Parameters

/// Calls scores unusual that are rarer than a given chance by the theory of extreme values.
///
/// What the scores above a high level exceed it by is taken for a generalised Pareto distribution,
/// fitted by maximum likelihood; the threshold is the score that is exceeded with the given chance.
/// With fewer than ten scores above the level the distribution is exponential. This is the first
/// part of SPOT; nothing is learned from new rows.
///
/// > A. Siffer, P.-A. Fouque, A. Termier, C. Largouet. "Anomaly detection in streams with extreme
/// > value theory." *KDD* 2017,
/// > doi:[10.1145/3097983.3098144](https://doi.org/10.1145/3097983.3098144)
public struct PeaksOverThreshold: ThresholdRule {
  /// The share of scores that are below the level.
  public var level: Double

  /// The chance of a usual score above the threshold.
  public var risk: Double

  /// Creates a rule.
  public init(level: Double = 0.98, risk: Double = 0.001) {
    (self.level, self.risk) = (level, risk)
  }

  /// Creates a rule with its default parameters.
  public init() { self.init(level: 0.98) }

  public static let identifier = "evt"

  public static let summary =
    "Scores that are too rare by the distribution of extreme values above a high level."

  public static let parameters: [Parameter<Self>] = [
    .number("level", \.level, .between(0.5, 0.999), "the share of scores that are below the level"),
    .number("risk", \.risk, .aboveUpTo(0, 0.5), "the chance of a usual score above the threshold"),
  ]

  public static let band = SettingBand.numbers("risk", [0.0001, 0.0005, 0.001, 0.005, 0.01])

  public func threshold(ofSorted scores: [Double]) -> Double {
    unitThreshold(ofSorted: scores) { unit in
      let start = quantile(ofSorted: unit, at: level)
      let peaks = unit[countUsual(unit, upTo: start)...].map { $0 - start }
      guard !peaks.isEmpty else { return 1 }
      let ratio = risk * Double(unit.count) / Double(peaks.count)
      guard ratio < 1 else { return quantile(ofSorted: unit, at: 1 - risk) }
      let tail = ParetoTail(fitting: peaks)
      return start + tail.excess(atShare: ratio)
    }
  }
}
