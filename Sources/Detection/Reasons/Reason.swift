/// Why a row is unusual: one feature, and how far it is from usual, in its own units.
public struct Reason: Sendable, Hashable, Codable {
  /// On which side of usual a value lies.
  public enum Direction: String, Sendable, Codable, CaseIterable {
    /// Greater than usual.
    case above

    /// Less than usual.
    case below
  }

  /// The name of the feature.
  public let feature: String

  /// The value of the row.
  public let value: Double

  /// The median of the rows the model was fitted on.
  public let typical: Double

  /// The share of those rows that the value is beyond, in percent, less than 100.
  public let percentile: Double

  /// On which side of usual the value lies.
  public let direction: Direction

  /// How far from the median, in spans from the median to the quartile on that side.
  public let distance: Double

  /// Whether the value is unusual by itself: beyond Tukey's fence, which is 4 such spans away.
  public var sticksOut: Bool { distance >= 4 }
}

extension Reason: CustomStringConvertible {
  /// The reason as a phrase: "monetary 280,206 is far above the usual 674 (higher than 99.9 % of
  /// customers)".
  public var description: String { phrase(rows: "customers") }

  /// The reason as a phrase, with a word for the rows.
  public func phrase(rows: String) -> String {
    let far = sticksOut ? "far " : ""
    let comparative = direction == .above ? "higher" : "lower"
    return "\(feature) \(shortNumber(value)) is \(far)\(direction.rawValue) the usual "
      + "\(shortNumber(typical)) (\(comparative) than \(percentileText) % of \(rows))"
  }

  /// Rounded down, so that it never says too much.
  private var percentileText: String {
    percentile >= 99
      ? shortNumber((percentile * 10).rounded(.down) / 10)
      : shortNumber(percentile.rounded(.down))
  }
}

/// Makes one phrase of the reasons for a row, the strongest first.
///
/// - Parameters:
///   - reasons: The reasons, as ``UsualValues/reasons(for:shares:most:)`` returns them.
///   - rows: A word for the rows.
/// - Returns: Phrases apart by semicolons. When no feature sticks out by itself it says that the
///   combination does.
public func sentence(of reasons: [Reason], rows: String = "customers") -> String {
  let phrases = reasons.map { $0.phrase(rows: rows) }.joined(separator: "; ")
  guard !reasons.isEmpty else { return "the combination of its values is unusual" }
  return reasons.contains(where: \.sticksOut)
    ? phrases : "the combination is unusual: \(phrases)"
}
