import Glibc
import Numeric
public import Parameters

/// Calls scores unusual that are above the distance of the scores' distribution from a normal one.
///
/// Both the scores and as many expected normal scores (at most 1,500) are put on the scale from 0 to
/// 1 and smoothed. The threshold is the distance of the two, or 1 less it, as PyThresh's `DSN` has
/// it. That draws the normal scores, smooths the sums with a width that does not go with the spread,
/// and takes the centre for `mahalanobis` by a robust estimate that is not unique there; we use
/// expected scores, Scott's width and the middle.
///
/// > D. Amagata, M. Onizuka, T. Hara. "Fast and exact outlier detection in metric spaces: a proximity
/// > graph-based approach." *SIGMOD* 2021,
/// > doi:[10.1145/3448016.3452782](https://doi.org/10.1145/3448016.3452782)
public struct DistanceShift: ThresholdRule {
  /// How two distributions are compared.
  public enum Metric: String, CaseIterable, Sendable, Codable {
    /// 1 less the mean of the squared distances of the sums from their middle, over the greatest.
    case mahalanobis

    /// The greatest difference of the sums.
    case kolmogorovSmirnov = "kolmogorov-smirnov"

    /// Hellinger's distance of the sums.
    case hellinger

    /// 1 less the root of the Jensen-Shannon divergence of the densities.
    case jensenShannon = "jensen-shannon"

    /// The mean difference of the sums.
    case wasserstein
  }

  /// How two distributions are compared.
  public var metric: Metric

  /// Creates a rule.
  public init(metric: Metric = .mahalanobis) { self.metric = metric }

  /// Creates a rule with its default parameters.
  public init() { self.init(metric: .mahalanobis) }

  public static let identifier = "dsn"

  public static let summary =
    "Scores above the distance of the scores' distribution from a normal one."

  public static let parameters: [Parameter<Self>] = [
    .choice("metric", \.metric, "how two distributions are compared")
  ]

  public static let band = SettingBand.words("metric", Metric.allCases.map(\.rawValue))

  public func threshold(ofSorted scores: [Double]) -> Double {
    unitThreshold(ofSorted: scores) { unit in
      let mine = ScoreDensity(of: unit)
      let normal = ScoreDensity(of: expectedNormalScores(min(unit.count, 1_500)))
      let points = (0...1_024).map { Double($0) / 1_024 }
      return metric.distance(
        mine.resampled(mine.share, points), normal.resampled(normal.share, points),
        mine.resampled(mine.density, points), normal.resampled(normal.density, points))
    }
  }
}

/// The normal scores expected at equally spaced chances, put on the scale from 0 to 1.
private func expectedNormalScores(_ count: Int) -> [Double] {
  let scores = (0..<count).map { normalQuantile((Double($0) + 0.5) / Double(count)) }
  let end = -scores[0]
  return scores.map { ($0 + end) / (2 * end) }
}

extension DistanceShift.Metric {
  /// Returns the distance of two smoothed distributions, given by their sums and densities.
  fileprivate func distance(
    _ mine: [Double], _ normal: [Double], _ density: [Double], _ normalDensity: [Double]
  ) -> Double {
    let count = Double(mine.count)
    switch self {
    case .mahalanobis:
      let squares = mine.map { ($0 - 0.5) * ($0 - 0.5) }
      return 1 - squares.reduce(0, +) / count / (squares.max() ?? 1)
    case .kolmogorovSmirnov: return zip(mine, normal).map { abs($0 - $1) }.max() ?? 1
    case .wasserstein: return zip(mine, normal).reduce(0) { $0 + abs($1.0 - $1.1) } / count
    case .hellinger:
      return
        (zip(inShares(mine), inShares(normal)).reduce(0) { sum, pair in
          let difference = pair.0.squareRoot() - pair.1.squareRoot()
          return sum + difference * difference
        } / 2).squareRoot()
    case .jensenShannon:
      return 1 - max(0, divergence(inShares(density), inShares(normalDensity))).squareRoot()
    }
  }
}

private func inShares(_ values: [Double]) -> [Double] {
  let sum = values.reduce(0, +)
  return values.map { $0 / sum }
}

/// The Jensen-Shannon divergence of two lists of shares, in nats.
private func divergence(_ a: [Double], _ b: [Double]) -> Double {
  zip(a, b).reduce(0) { sum, pair in
    let middle = (pair.0 + pair.1) / 2
    func part(_ share: Double) -> Double { share > 0 ? share * log(share / middle) : 0 }
    return sum + (part(pair.0) + part(pair.1)) / 2
  }
}
