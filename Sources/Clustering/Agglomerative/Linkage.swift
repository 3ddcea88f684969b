/// How far two groups of rows are from each other.
public enum Linkage: String, Sendable, Codable, CaseIterable {
  /// By what merging them adds to the sum of squared distances to means.
  case ward

  /// By the mean distance between their rows.
  case average

  /// By the greatest distance between their rows.
  case complete

  /// By the least distance between their rows.
  case single
}
