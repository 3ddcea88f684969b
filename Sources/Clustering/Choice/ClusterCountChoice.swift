/// The groups of the number that was chosen, and how it was chosen.
public struct ClusterCountChoice: Sendable {
  /// What was tried, what was taken and why.
  public let selection: ClusterCountSelection

  /// The model with the number of groups that was taken.
  public let model: KMeansModel

  /// The group of each row, as the model assigns it.
  public let labels: [Int32]
}

/// What is being done while a number of groups is chosen.
public struct ClusterCountProgress: Sendable, Hashable {
  /// What is being done, as a phrase.
  public let stage: String

  /// How much of the whole choice is done, from 0 to 1.
  public let share: Double
}

/// How a number of groups is chosen.
public struct ClusterCountRule: Codable, Sendable, Hashable {
  /// How many resamples of the rows the stability is measured on.
  public var resamples: Int

  /// The most rows the silhouettes are computed on; of more a seeded sample of this size is taken.
  public var largestSilhouetteSample: Int

  /// A grouping with a smaller share of rows in its smallest group is not taken.
  public var smallestShare: Double

  /// A grouping with a larger share of rows in its largest group is not taken.
  public var largestShare: Double

  /// A grouping of less stability is not taken.
  public var leastStability: Double

  /// Creates a rule; the defaults are documented with each value.
  public init(
    resamples: Int = 20, largestSilhouetteSample: Int = 20_000, smallestShare: Double = 0.005,
    largestShare: Double = 0.9, leastStability: Double = 0.75
  ) {
    self.resamples = resamples
    self.largestSilhouetteSample = largestSilhouetteSample
    self.smallestShare = smallestShare
    self.largestShare = largestShare
    self.leastStability = leastStability
  }
}
