import Glibc
import Numeric

/// What a score means beside the scores of the rows that were learned.
///
/// A probability here is a score brought to a scale from 0 to 1, which lets scores of different
/// detectors be compared; it is no share of rows that are wrong, which nobody knows without labels.
///
/// > H.-P. Kriegel, P. Kröger, E. Schubert, A. Zimek. "Interpreting and unifying outlier scores."
/// > *SDM* 2011, doi:[10.1137/1.9781611972818.2](https://doi.org/10.1137/1.9781611972818.2)
public struct ScoreCalibration: Sendable, Hashable, Codable {
  /// How a score becomes a probability.
  public enum Scaling: String, CaseIterable, Sendable, Codable {
    /// The normal scaling of the paper: 0 up to the mean, then erf of the deviation over √2.
    case unifying

    /// The gamma scaling of the paper, counted from the least score: 0 up to the mean.
    case gamma

    /// 0 at the least score, 1 at the greatest.
    case linear
  }

  /// The number of training scores.
  public let count: Int

  /// The training scores in rising order, or 2,001 of them, equally spaced, when there are more.
  public let kept: [Double]

  /// Their mean.
  public let mean: Double

  /// Their standard deviation (dividing by `n`).
  public let deviation: Double

  /// The share of rows taken for unusual: the one asked for, or the one found.
  public let contamination: Double

  // Not private: reading is in another file, and the compiler stops on private keys there.
  enum CodingKeys: String, CodingKey { case count, kept, mean, deviation, contamination }

  /// Learns what training scores are like.
  ///
  /// - Parameters:
  ///   - scores: The scores of the training rows, finite, at least one.
  ///   - rule: The rule they are parted by.
  /// - Throws: ``DetectionError`` as the rule throws it.
  /// - Complexity: O(`n` log `n`).
  public init(of scores: [Double], rule: UnusualRule) throws(DetectionError) {
    self.init(of: scores, rule: rule, threshold: try rule.threshold(for: scores))
  }

  /// Learns what training scores are like, when the threshold of the rule is known.
  init(of scores: [Double], rule: UnusualRule, threshold: Double) {
    let sorted = scores.sorted()
    let moments = Moments(of: sorted)
    count = sorted.count
    kept = thinned(sorted, atMost: 2_001)
    (mean, deviation) = (moments.mean, moments.deviation)
    if case .contamination(let share) = rule {
      contamination = share
    } else {
      let unusual = sorted.count - countUsual(sorted, upTo: threshold)
      contamination = Double(unusual) / Double(sorted.count)
    }
  }

  /// Returns a score on the scale from 0 to 1.
  public func probability(of score: Double, by scaling: Scaling = .unifying) -> Double {
    guard let least = kept.first, let greatest = kept.last, greatest > least, deviation > 0 else {
      return score > mean ? 1 : 0
    }
    switch scaling {
    case .linear: return min(1, max(0, (score - least) / (greatest - least)))
    case .unifying: return max(0, erf((score - mean) / (deviation * 2.0.squareRoot())))
    case .gamma:
      let shape = (mean - least) / deviation * ((mean - least) / deviation)
      let scale = deviation / (mean - least) * deviation
      func share(_ value: Double) -> Double {
        chiSquaredShare(below: 2 * (value - least) / scale, freedom: 2 * shape)
      }
      let middle = share(mean)
      return max(0, (share(score) - middle) / (1 - middle))
    }
  }

  /// Returns the share of training scores that are lower.
  ///
  /// Exact up to 10,001 training scores, else to one part in 10,000.
  public func share(below score: Double) -> Double {
    var (low, high) = (0, kept.count)
    while low < high {
      let middle = (low + high) / 2
      if kept[middle] < score { low = middle + 1 } else { high = middle }
    }
    return Double(low) / Double(kept.count)
  }
}
