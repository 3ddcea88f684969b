public import Parameters

/// Tells classes apart by the vote of many trees, each grown on rows drawn with repetition.
///
/// Every node takes the split with the least Gini impurity among some features drawn at random,
/// until its rows are of one class, as in scikit-learn. Features with at most `bins` different
/// values are split exactly; others between quantiles, `bins` of them. Trees grow side by side,
/// each from its own random stream, so the result does not depend on the number of cores.
///
/// Complexity: O(`trees` · `n` log `n` · features a split · depth).
///
/// > L. Breiman. "Random forests." *Machine Learning* 45 (1), 2001,
/// > doi:[10.1023/A:1010933404324](https://doi.org/10.1023/A:1010933404324)
public struct RandomForest: Parameterized {
  /// The number of trees.
  public var trees: Int

  /// The number of features drawn for a split; 0 draws the square root of all, rounded down.
  public var featuresPerSplit: Int

  /// The most values of a feature that are told apart.
  public var bins: Int

  /// Creates a classifier.
  ///
  /// - Parameters:
  ///   - trees: The number of trees.
  ///   - featuresPerSplit: The number of features drawn for a split; 0 draws the square root.
  ///   - bins: The most values of a feature that are told apart.
  public init(trees: Int = 100, featuresPerSplit: Int = 0, bins: Int = 4_096) {
    self.trees = trees
    self.featuresPerSplit = featuresPerSplit
    self.bins = bins
  }

  /// Creates a classifier with its default hyper-parameters.
  public init() { self.init(trees: 100) }

  public static let identifier = "random-forest"

  public static let summary = "The vote of many decision trees, and which features they used."

  public static let parameters: [Parameter<Self>] = [
    .integer("trees", \.trees, .between(1, 1_000), "the number of trees"),
    .integer(
      "featuresPerSplit", \.featuresPerSplit, .between(0, 10_000),
      "the number of features drawn for a split, 0 for the square root of all"),
    .integer("bins", \.bins, .between(2, 65_536), "the most values of a feature told apart"),
  ]
}
