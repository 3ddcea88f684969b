/// What tells groups apart: how much each feature does, and how well all of them do together.
public struct Drivers: Sendable, Hashable, Codable {
  /// The names of the features, in the order of columns.
  public let features: [String]

  /// The importance of each feature, adding up to 1: the mean decrease in Gini impurity.
  public let importances: [Double]

  /// The share of held-out rows whose group a forest told that had not seen them, from 0 to 1.
  public let accuracy: Double

  /// The number of rows that were held out.
  public let heldOutRows: Int

  /// The share of rows whose group the trees told that were grown without them.
  ///
  /// From the forest on all rows; `nil` if no row was left out of any tree.
  public let outOfBagAccuracy: Double?

  /// The features by falling importance, equal ones in the order of columns.
  public var ranking: [(feature: String, importance: Double)] {
    features.indices.sorted { a, b in
      importances[a] != importances[b] ? importances[a] > importances[b] : a < b
    }.map { (features[$0], importances[$0]) }
  }
}
