/// How detectors are compared.
public struct DetectorComparisonSettings: Sendable, Hashable {
  /// Which scores count as unusual.
  public var rule: UnusualRule

  /// The share of the rows at the top whose overlap is measured, above 0 and at most a half.
  public var topShare: Double

  /// How many halves of the rows each detector learns from again, to see whether its top rows stay.
  public var resamples: Int

  /// Creates settings.
  ///
  /// - Parameters:
  ///   - rule: Which scores count as unusual.
  ///   - topShare: The share of the rows at the top that are compared; `nil` for the share of the rule,
  ///     or one row in 20 where the rule names none.
  ///   - resamples: How many halves of the rows each detector learns from again.
  public init(
    rule: UnusualRule = .automatic, topShare: Double? = nil, resamples: Int = 5
  ) {
    self.rule = rule
    self.resamples = resamples
    if case .contamination(let share) = rule {
      self.topShare = topShare ?? share
    } else {
      self.topShare = topShare ?? 0.05
    }
  }

  /// The number of rows at the top, at least one.
  func topCount(of rows: Int) -> Int {
    min(rows, max(1, Int((min(max(0, topShare), 0.5) * Double(rows)).rounded())))
  }
}
