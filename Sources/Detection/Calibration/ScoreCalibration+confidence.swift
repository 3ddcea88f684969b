import Numeric

extension ScoreCalibration {
  /// Returns how sure it is that the row would be judged alike by another sample of rows to learn.
  ///
  /// It is the chance that so many of another `n` scores are lower that the row is among the
  /// unusual, or not, when the share of unusual rows stays (ExCeeD). PyOD's `predict_confidence`
  /// gives the same.
  ///
  /// > L. Perini, V. Vercruyssen, J. Davis. "Quantifying the confidence of anomaly detectors in their
  /// > example-wise predictions." *ECML PKDD* 2020,
  /// > doi:[10.1007/978-3-030-67664-3_14](https://doi.org/10.1007/978-3-030-67664-3_14)
  ///
  /// - Parameters:
  ///   - score: The score.
  ///   - isUnusual: The verdict.
  /// - Returns: From 0 to 1.
  /// - Complexity: O(√`n`).
  public func confidence(of score: Double, isUnusual: Bool) -> Double {
    let below = Double(countUsual(kept, upTo: score)) / Double(kept.count) * Double(count)
    let chance = (1 + below.rounded()) / Double(2 + count)
    let usual = count - Int(Double(count) * contamination)
    let share = binomialShare(above: usual, draws: count, chance: chance)
    return isUnusual ? share : 1 - share
  }
}

extension ScoreCalibration {
  /// Reads what was learned.
  ///
  /// - Throws: `DecodingError` for scores that are not in order, or numbers out of range.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    count = try values.decode(Int.self, forKey: .count)
    kept = try values.decode([Double].self, forKey: .kept)
    mean = try values.decode(Double.self, forKey: .mean)
    deviation = try values.decode(Double.self, forKey: .deviation)
    contamination = try values.decode(Double.self, forKey: .contamination)
    let isInOrder = zip(kept, kept.dropFirst()).allSatisfy { $0 <= $1 }
    guard isInOrder, kept.count == min(count, 2_001), count > 0, deviation >= 0, mean.isFinite,
      (0...1).contains(contamination)
    else { throw decoder.damaged("The calibration of the scores is damaged.") }
  }
}
