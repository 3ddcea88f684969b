/// How standardised scores of several detectors become one.
public enum ScoreCombination: String, CaseIterable, Sendable, Codable {
  /// The weighted mean.
  case average

  /// The middle one; weights do not count.
  case median

  /// The greatest; weights do not count.
  case maximum

  /// The mean of the greatest of each part of the detectors.
  case averageOfMaxima = "average-of-maxima"

  /// The greatest of the means of each part of the detectors.
  case maximumOfAverages = "maximum-of-averages"

  /// The weighted share of the detectors that vote against the row; above a half most do.
  case majority
}

/// Combines the scores of one row after another.
struct ScoreCombiner {
  let combination: ScoreCombination

  /// How much each detector counts.
  let weights: [Double]

  /// The score above which each detector votes against a row.
  let thresholds: [Double]

  /// The parts of the detectors.
  let buckets: [[Int]]

  /// Returns the score of one row, given a standardised score for each detector; these may be left
  /// in another order.
  func combine(_ scores: inout [Double]) -> Double {
    switch combination {
    case .average: weightedMean { scores[$0] }
    case .maximum: scores.reduce(-.infinity) { max($0, $1) }
    case .majority: weightedMean { scores[$0] > thresholds[$0] ? 1 : 0 }
    case .median: middle(of: &scores)
    case .averageOfMaxima:
      buckets.reduce(0) { sum, bucket in
        sum + bucket.reduce(-.infinity) { max($0, scores[$1]) } / Double(buckets.count)
      }
    case .maximumOfAverages:
      buckets.reduce(-.infinity) { most, bucket in
        max(most, bucket.reduce(0) { $0 + scores[$1] } / Double(bucket.count))
      }
    }
  }

  private func weightedMean(_ value: (Int) -> Double) -> Double {
    var (sum, weight) = (0.0, 0.0)
    for detector in weights.indices {
      sum += weights[detector] * value(detector)
      weight += weights[detector]
    }
    return sum / weight
  }

  private func middle(of scores: inout [Double]) -> Double {
    scores.sort()
    let half = scores.count / 2
    return scores.count % 2 == 1 ? scores[half] : (scores[half - 1] + scores[half]) / 2
  }
}
