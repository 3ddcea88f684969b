/// How groups are told from a plot of reachability.
public enum PlotExtraction: String, Sendable, Codable, CaseIterable {
  /// As valleys between a steep way down and a steep way up, the smallest of those within each other.
  case steep

  /// As what lies below one distance, nearly what ``DBSCAN`` finds at that radius.
  case cut
}
