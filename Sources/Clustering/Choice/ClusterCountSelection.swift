/// How the number of groups was chosen: what was tried, what was taken, and what spoke against it.
public struct ClusterCountSelection: Codable, Sendable, Hashable {
  /// What was tried, by rising number of groups.
  public var candidates: [Candidate]

  /// The number of groups that was taken.
  public var chosen: Int

  /// Whether a person asked for that number.
  public var isForced: Bool

  /// Where the curve of the inertia bends most; `nil` when it does not bend.
  public var knee: Int?

  /// Why, in sentences for a person.
  public var reasons: [String]

  /// What speaks for another number, in sentences for a person.
  public var dissent: [String]

  /// How many rows the stability was measured on, when that was not all of them.
  public var sampleSize: Int?

  /// The gap statistic of each number, from one group; `nil` for a method that finds the number
  /// itself.
  public var gap: GapStatistic?
}

extension ClusterCountSelection {
  /// One number of groups, and how good it is.
  public struct Candidate: Codable, Sendable, Hashable {
    /// The number of groups.
    public var k: Int

    /// The sum of squared distances to the centres.
    public var inertia: Double

    /// The mean silhouette, from −1 to 1, or an estimate of it; higher is better.
    public var silhouette: Double

    /// The Davies-Bouldin index, from 0; lower is better.
    public var daviesBouldin: Double

    /// The Calinski-Harabasz index, from 0; higher is better.
    public var calinskiHarabasz: Double

    /// The mean adjusted Rand index of groupings of resamples to this one; 1 is the best.
    public var stability: Double

    /// The share of rows in the smallest group, from 0 to 1.
    public var smallest: Double

    /// The share of rows in the largest group, from 0 to 1.
    public var largest: Double

    /// The share of rows that belong to no group, from 0 to 1.
    public var ungrouped: Double

    /// The Bayesian information criterion, for a method that has one; lower is better.
    public var bayesianInformation: Double?

    /// Why it is no segmentation to work with, in one phrase; `nil` when it is one.
    public var objection: String?

    /// How far the mean silhouette of all rows may be from the estimate, with a chance of 95 %;
    /// `nil` when all rows were measured.
    public var silhouetteError: Double?

    /// How many rows were drawn to estimate the silhouette; `nil` when all rows were measured.
    public var silhouetteRows: Int?

    /// The density-based validity (DBCV), from −1 to 1, where it was measured; higher is better.
    public var densityValidity: Double?

    /// How many rows it was measured on, when that was not all of them.
    public var densityRows: Int?
  }
}
