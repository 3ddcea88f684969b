import Glibc
import Numeric
public import Parameters

/// Calls scores unusual that are two standard deviations, found by the bootstrap, above the mean.
///
/// The standard deviation is the middle of its bias-corrected and accelerated bootstrap interval of
/// 95 %. The draws are the same each time. Above 1,001 scores, as many equally spaced ones are drawn
/// from. PyThresh's `BOOT` counts the same deviation from the least score instead of the mean, and
/// once, so that nearly all of a set of normal scores are above it.
///
/// > B. Efron. "Better bootstrap confidence intervals." *Journal of the American Statistical
/// > Association* 82 (397), 1987,
/// > doi:[10.1080/01621459.1987.10478410](https://doi.org/10.1080/01621459.1987.10478410)
public struct BootstrapDeviation: ThresholdRule {
  /// The number of standard deviations above the mean.
  public var factor: Double

  /// The number of samples that are drawn.
  public var samples: Int

  /// Creates a rule.
  public init(factor: Double = 2, samples: Int = 200) {
    (self.factor, self.samples) = (factor, samples)
  }

  /// Creates a rule with its default parameters.
  public init() { self.init(factor: 2) }

  public static let identifier = "bootstrap"

  public static let summary =
    "Scores two standard deviations, found by the bootstrap, above the mean."

  public static let parameters: [Parameter<Self>] = [
    .number(
      "factor", \.factor, .between(0, 100), "the number of standard deviations above the mean"),
    .integer("samples", \.samples, .between(20, 100_000), "the number of samples that are drawn"),
  ]

  public static let band = SettingBand.numbers("factor", [4, 3, 2.5, 2, 1.5])

  public func threshold(ofSorted scores: [Double]) -> Double {
    unitThreshold(ofSorted: scores) { unit in
      let drawn = thinned(unit, atMost: 1_001)
      return Moments(of: unit).mean + factor * middleOfInterval(of: drawn, samples: samples)
    }
  }
}

/// The middle of the bias-corrected and accelerated interval of the standard deviation.
private func middleOfInterval(of unit: [Double], samples: Int) -> Double {
  let moments = Moments(of: unit)
  let drawn = concurrentMap(samples) { drawnDeviation(unit, stream: UInt64($0)) }.sorted()
  let below =
    (Double(drawn.count { $0 < moments.deviation })
      + Double(drawn.count { $0 <= moments.deviation })) / 2 / Double(samples)
  guard below > 0, below < 1 else { return moments.deviation }
  let bias = normalQuantile(below)
  let skew = acceleration(unit, moments)
  let ends = [-1.959963984540054, 1.959963984540054].map { z in
    let place = bias + (bias + z) / (1 - skew * (bias + z))
    return quantile(ofSorted: drawn, at: 0.5 * erfc(-place / 2.0.squareRoot()))
  }
  return (ends[0] + ends[1]) / 2
}

/// The standard deviation of as many scores, drawn with replacement.
private func drawnDeviation(_ unit: [Double], stream: UInt64) -> Double {
  var random = SplitMix64(seed: 1, stream: stream)
  var (sum, squares) = (0.0, 0.0)
  for _ in unit.indices {
    let score = unit[random.nextIndex(below: unit.count)]
    sum += score
    squares += score * score
  }
  let count = Double(unit.count)
  return max(0, squares / count - (sum / count) * (sum / count)).squareRoot()
}

/// How the standard deviation leans, by leaving out each score once.
private func acceleration(_ unit: [Double], _ all: Moments) -> Double {
  let left = unit.map { score in
    let difference = score - all.mean
    let squares = all.squares - all.count / (all.count - 1) * difference * difference
    return (max(0, squares) / (all.count - 1)).squareRoot()
  }
  let mean = left.reduce(0, +) / all.count
  let (squares, cubes) = left.reduce((0.0, 0.0)) { sums, value in
    let difference = mean - value
    return (sums.0 + difference * difference, sums.1 + difference * difference * difference)
  }
  return squares > 0 ? cubes / (6 * pow(squares, 1.5)) : 0
}
