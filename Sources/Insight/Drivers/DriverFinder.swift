public import Parameters

/// Explains groups by a random forest that learns to tell them apart.
///
/// The importances come from a forest grown on all rows; the accuracy from a second one grown on
/// three quarters of the rows of each group and asked about the others.
///
/// Complexity: that of `RandomForest`, twice.
public struct DriverFinder: Parameterized {
  /// The number of trees of each forest.
  public var trees: Int

  /// The share of the rows of each group that is held out.
  public var heldOut: Double

  /// Creates a finder.
  ///
  /// - Parameters:
  ///   - trees: The number of trees of each forest.
  ///   - heldOut: The share of the rows of each group that is held out.
  public init(trees: Int = 100, heldOut: Double = 0.25) {
    self.trees = trees
    self.heldOut = heldOut
  }

  /// Creates a finder with its default hyper-parameters.
  public init() { self.init(trees: 100) }

  public static let identifier = "drivers"

  public static let summary = "Which features tell the groups apart, by a random forest."

  public static let parameters: [Parameter<Self>] = [
    .integer("trees", \.trees, .between(1, 1_000), "the number of trees of each forest"),
    .number(
      "heldOut", \.heldOut, .between(0.05, 0.5), "the share of the rows of each group held out"),
  ]
}
