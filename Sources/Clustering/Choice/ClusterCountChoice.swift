/// The groups of the number that was chosen, and how it was chosen.
public struct ClusterCountChoice: Sendable {
  /// What was tried, what was taken and why.
  public let selection: ClusterCountSelection

  /// The model with the number of groups that was taken.
  public let model: AnyClusteringModel

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
