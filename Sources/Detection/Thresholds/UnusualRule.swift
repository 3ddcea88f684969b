import Numeric
import Parameters

/// Which scores count as unusual: those above a threshold that is taken from the training scores.
public enum UnusualRule: Hashable, Sendable {
  /// A share of the rows, above 0 and at most a half: the threshold is that quantile of the scores.
  ///
  /// The quantile lies between neighbouring scores by a straight line, as in numpy, scikit-learn
  /// and PyOD, so 2 % of 3,882 rows are 78. Rows that tie with the threshold are usual, so many
  /// equal scores may leave fewer unusual rows than asked for, never more (than rounded up).
  case contamination(Double)

  /// The upper fence of the boxplot adjusted for skewed data; see `adjustedUpperFence`.
  case automatic

  /// The shares that ``contamination(_:)`` allows.
  public static let allowedShares = 0.0...0.5

  /// Returns the threshold; a row is unusual when its score is greater.
  ///
  /// - Parameter scores: The scores of the training rows, finite.
  /// - Returns: The greatest score that is still usual.
  /// - Throws: ``DetectionError`` for a share that is not allowed, or when there are no scores.
  /// - Complexity: O(`n` log `n`).
  public func threshold(for scores: [Double]) throws(DetectionError) -> Double {
    try validate()
    guard !scores.isEmpty else { throw .tooFewRows(method: "A threshold", needed: 1, got: 0) }
    let sorted = scores.sorted()
    switch self {
    case .contamination(let share): return quantile(ofSorted: sorted, at: 1 - share)
    case .automatic: return adjustedUpperFence(ofSorted: sorted)
    }
  }

  /// Checks the share.
  public func validate() throws(DetectionError) {
    guard case .contamination(let share) = self else { return }
    guard share > 0, share <= UnusualRule.allowedShares.upperBound else {
      throw .parameter(
        .notAllowed(
          method: "unusual", name: "contamination", value: "\(share)",
          mustBe: "a number, above 0 and at most 0.5"))
    }
  }
}

extension UnusualRule {
  /// Says so when a share was asked for and fewer rows are unusual, because many have one score.
  ///
  /// - Parameters:
  ///   - count: The number of rows that are unusual.
  ///   - total: The number of rows.
  /// - Returns: A sentence, or `nil` when there are as many as were asked for.
  public func tieNote(_ count: Int, of total: Int) -> String? {
    guard case .contamination(let share) = self, total > 0,
      Double(count) < share * Double(total) - 1
    else { return nil }
    let found = shortNumber(Double(count) / Double(total) * 100)
    return
      "\(shortNumber(share * 100)) % were to be unusual, but \(found) % are: many have the same "
      + "score as the last of them, and count as usual."
  }
}

extension UnusualRule: CustomStringConvertible {
  /// The rule in words, for a report.
  public var description: String {
    switch self {
    case .contamination(let share): "the \(shortNumber(share * 100)) % with the highest scores"
    case .automatic: "scores above the upper fence of the boxplot adjusted for skewed data"
    }
  }
}

extension UnusualRule: Codable {
  private enum CodingKeys: String, CodingKey { case contamination }

  /// Reads `"automatic"` or `{"contamination": 0.02}`.
  public init(from decoder: any Decoder) throws {
    if let word = try? decoder.singleValueContainer().decode(String.self) {
      guard word == "automatic" else {
        throw DecodingError.dataCorrupted(
          .init(
            codingPath: decoder.codingPath,
            debugDescription: "The rule is '\(word)'; write \"automatic\" or a contamination."))
      }
      self = .automatic
    } else {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      self = .contamination(try container.decode(Double.self, forKey: .contamination))
    }
  }

  /// Writes `"automatic"` or `{"contamination": 0.02}`.
  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .automatic:
      var container = encoder.singleValueContainer()
      try container.encode("automatic")
    case .contamination(let share):
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(share, forKey: .contamination)
    }
  }
}
