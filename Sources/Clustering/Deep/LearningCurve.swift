/// How a loss fell while something was learned.
public struct LearningCurve: Sendable, Codable, Hashable {
  /// What was learned, as a phrase.
  public let name: String

  /// The mean loss of parts of the steps, in order.
  public let losses: [Double]
}

/// A model that was learned step by step.
public protocol LearnedModel: ClusteringModel {
  /// How losses fell, in the order of what was learned.
  var curves: [LearningCurve] { get }
}

extension AnyClusteringModel {
  /// How losses fell, for a method that learns step by step, else nothing.
  public var curves: [LearningCurve] { (model as? any LearnedModel)?.curves ?? [] }
}
