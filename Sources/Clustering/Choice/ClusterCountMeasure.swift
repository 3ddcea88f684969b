/// What a number of groups is chosen by.
public enum ClusterCountMeasure: String, Codable, Sendable, Hashable, CaseIterable {
  /// The best silhouette, or the knee of the inertia where its silhouette is near the best.
  case silhouette

  /// Tibshirani's choice by the gap statistic: the least number whose gap is within one standard
  /// error of that of the next.
  case gap
}
