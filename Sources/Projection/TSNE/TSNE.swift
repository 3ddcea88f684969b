public import Parameters

/// Draws rows so that those near each other are neighbours in the picture: a picture only.
///
/// Every row picks its neighbours by a bell curve as wide as the perplexity asks; the points are
/// moved until heavy-tailed curves around them give the same picks. Groups stand out, but neither
/// their sizes nor the distances between them mean anything, and new rows cannot be placed.
///
/// Far points are felt through a tree of squares (Barnes and Hut). It begins at the principal
/// components, so nothing is left to chance, and learns as scikit-learn does: 250 steps with
/// exaggerated pulls, then the others.
///
/// > L. van der Maaten. "Accelerating t-SNE using tree-based algorithms." *J. Machine Learning
/// > Research* 15, 2014.
public struct TSNE: Projector {
  /// How many neighbours count for each row; a third of the other rows at most.
  public var perplexity: Double

  /// How many steps are gone, the first 250 with exaggerated pulls.
  public var iterations: Int

  /// How much stronger neighbours pull at first.
  public var exaggeration: Double

  /// The length of steps; 0 takes a quarter of rows by exaggeration, at least 50.
  public var learningRate: Double

  /// How wide a square may look and still be felt as one point.
  public var angle: Double

  /// Creates a projector.
  ///
  /// - Parameters:
  ///   - perplexity: How many neighbours count for each row.
  ///   - iterations: How many steps are gone.
  ///   - exaggeration: How much stronger neighbours pull at first.
  ///   - learningRate: The length of steps; 0 suits it to the number of rows.
  ///   - angle: How wide a square may look and still be felt as one point.
  public init(
    perplexity: Double = 30, iterations: Int = 1_000, exaggeration: Double = 12,
    learningRate: Double = 0, angle: Double = 0.5
  ) {
    self.perplexity = perplexity
    self.iterations = iterations
    self.exaggeration = exaggeration
    self.learningRate = learningRate
    self.angle = angle
  }

  /// Creates a projector with its default hyper-parameters.
  public init() { self.init(perplexity: 30) }

  public static let identifier = "t-sne"

  public static let summary =
    "A picture of who is next to whom; distances between groups mean nothing."

  public static let title = "t-SNE"

  public static let mostRows = 20_000

  public static let reading =
    "Customers next to each other are alike. How far groups are from each other, how large and how "
    + "dense they look means nothing: this is a picture, not a measurement."

  public static let parameters: [Parameter<Self>] = [
    .number(
      "perplexity", \.perplexity, .between(1, 500),
      "how many neighbours count for each customer; a third of the others at most"),
    .integer(
      "iterations", \.iterations, .between(250, 100_000),
      "how many steps are gone, the first 250 with exaggerated pulls"),
    .number(
      "exaggeration", \.exaggeration, .between(1, 100), "how much stronger neighbours pull at first"
    ),
    .number(
      "learningRate", \.learningRate, .between(0, 1_000_000), "the length of steps; 0: automatic"),
    .number(
      "angle", \.angle, .between(0.1, 1),
      "how wide a square may look and still be felt as one point; less is slower and more exact"),
  ]
}
