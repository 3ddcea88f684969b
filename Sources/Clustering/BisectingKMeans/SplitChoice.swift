/// Which group is split next.
public enum SplitChoice: String, Sendable, Codable, CaseIterable {
  /// The one with the greatest sum of squared distances to its mean.
  case greatestInertia

  /// The one with the most rows.
  case mostRows
}
