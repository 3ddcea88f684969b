public import Parameters

/// Draws rows so that the surest neighbours are near and strangers are not: a picture only.
///
/// Every row is joined with its neighbours, on a scale of its own; points are pulled along the joints
/// and pushed from others drawn by lot. Groups stand out, and what is between them is kept a little
/// better than by t-SNE; distances still mean nothing, and new rows cannot be placed.
///
/// Neighbours are exact, and it begins at the principal components.
///
/// > L. McInnes, J. Healy, J. Melville. "UMAP: Uniform manifold approximation and projection for
/// > dimension reduction." 2018, arXiv:1802.03426.
public struct UMAP: Projector {
  /// How many neighbours each row is joined with, itself included.
  public var neighbours: Int

  /// How near points may come in the picture.
  public var leastDistance: Double

  /// How far groups spread in the picture.
  public var spread: Double

  /// How many times the joints are gone through; 0 suits it to the number of rows.
  public var epochs: Int

  /// Creates a projector.
  ///
  /// - Parameters:
  ///   - neighbours: How many neighbours each row is joined with, itself included.
  ///   - leastDistance: How near points may come in the picture, at most the spread.
  ///   - spread: How far groups spread in the picture.
  ///   - epochs: How many times the joints are gone through; 0 takes 500 up to 10,000 different rows
  ///     and 200 beyond.
  public init(
    neighbours: Int = 15, leastDistance: Double = 0.1, spread: Double = 1, epochs: Int = 0
  ) {
    self.neighbours = neighbours
    self.leastDistance = leastDistance
    self.spread = spread
    self.epochs = epochs
  }

  /// Creates a projector with its default hyper-parameters.
  public init() { self.init(neighbours: 15) }

  public static let identifier = "umap"

  public static let summary = "A quick picture of who is next to whom; distances mean nothing."

  public static let title = "UMAP"

  public static let mostRows = 20_000

  public static let reading =
    "Customers next to each other are alike. How far groups are from each other, how large and how "
    + "dense they look means next to nothing: this is a picture, not a measurement."

  public static let parameters: [Parameter<Self>] = [
    .integer(
      "neighbours", \.neighbours, .between(2, 500),
      "how many neighbours each customer is joined with, itself included"),
    .number(
      "leastDistance", \.leastDistance, .between(0, 10),
      "how near customers may come in the picture, at most the spread"),
    .number("spread", \.spread, .between(0.1, 10), "how far groups spread in the picture"),
    .integer(
      "epochs", \.epochs, .between(0, 10_000),
      "how many times the joints are gone through; 0: automatic"),
  ]
}
