/// A measure, and the range in which it would lie had other rows been labelled.
public struct IntervalEstimate: Sendable, Hashable, Codable {
  /// What the labelled rows give.
  public let value: Double

  /// The lower end of the interval of 95 %.
  public let low: Double

  /// The upper end of the interval of 95 %.
  public let high: Double

  /// How many standard errors an interval of 95 % reaches to each side.
  static let reach = 1.959963984540054
}
