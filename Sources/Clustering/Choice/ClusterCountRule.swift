/// How one number of groups is taken out of those that were tried.
///
/// 1. Set aside what is no segmentation to work with: a smallest group of too few rows, a largest
///    group that holds nearly everybody, many rows that belong to no group, or groups that
///    change when customers are resampled.
/// 2. Of the rest, find the best mean silhouette, and call those within a tolerance comparable.
/// 3. Take the knee of the inertia when it is among the comparable, else the best silhouette.
///
/// When nothing is left after the first step, those with the fewest objections go on. The same
/// values serve all data; none of them is tuned to a shop.
///
/// By ``ClusterCountMeasure/gap`` the number is Tibshirani's choice instead, from two groups upwards,
/// whatever the others say.
public struct ClusterCountRule: Codable, Sendable, Hashable {
  /// The least rows of the smallest group; 30 is the usual least sample for stating a mean.
  ///
  /// When there are less than 20 times as many rows in all, one row in twenty is enough.
  public var leastRows: Int = 30

  /// The least share of rows of the smallest group.
  public var leastShare: Double = 0.005

  /// The greatest share of rows of the largest group.
  public var greatestShare: Double = 0.9

  /// The greatest share of rows that belong to no group.
  public var greatestUngrouped: Double = 0.3

  /// The least mean adjusted Rand index over resamples.
  ///
  /// > C. Hennig. "Cluster-wise assessment of cluster stability." *Computational Statistics & Data
  /// > Analysis* 52, 2007: below 0.75 a grouping is doubtful.
  public var leastStability: Double = 0.75

  /// How far from the best a silhouette may be to count as comparable.
  public var silhouetteTolerance: Double = 0.05

  /// How many resamples the stability is measured on.
  public var resamples: Int = 20

  /// The most rows stability is measured on, and silhouettes exactly; of more rows a seeded sample
  /// of this size is taken for the stability, and silhouettes are estimated with a bound.
  public var greatestSample: Int = 20_000

  /// What the number of groups is chosen by.
  public var measure: ClusterCountMeasure = .silhouette

  /// How many sets of rows without groups the gap statistic compares with; 0 leaves it out.
  public var references: Int = 20

  /// The most rows the gap statistic is measured on; of more rows a seeded sample of this size is
  /// taken.
  public var greatestGapSample: Int = 2_000

  /// Creates a rule with the values documented at each property.
  public init() {}

  /// Returns the least rows a group must have when there are `total`.
  func leastRows(of total: Int) -> Int {
    let few = min(leastRows, (total + 19) / 20)
    return max(few, Int((Double(total) * leastShare).rounded(.up)))
  }
}
