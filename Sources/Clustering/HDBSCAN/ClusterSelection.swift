/// Which crowds of a hierarchy of crowds within crowds are groups.
public enum ClusterSelection: String, Sendable, Codable, CaseIterable {
  /// Those that last longest, a crowd or the ones within it, whichever sum is greater.
  case excessOfMass

  /// The innermost: more groups, of more equal sizes, and more customers in none.
  case leaf
}
