public import Parameters

/// Turns numbers and categories into fewer, uncorrelated features that keep as much of the variance as
/// possible: factor analysis of mixed data.
///
/// Numbers are standardised. A category becomes a column a value, one where a row has it and zero
/// where not, divided by the root of the share of rows that have it: rare values are far out, and a
/// category as a whole counts like its number of values less one. Principal components of all these
/// columns are the answer; without categories they are those of standardised numbers.
///
/// A value of one or two rows is so far out that it makes a direction of its own. With a least share,
/// rarer values count as if they had it, which bounds how far out they are; without, all values are
/// as Pagès has them.
///
/// > J. Pagès. "Analyse factorielle de données mixtes." *Revue de statistique appliquée* 52 (4), 2004,
/// > pages 93–111.
public struct FAMD: Parameterized {
  /// The number of components to keep; at most one a column.
  public var components: Int

  /// The share of rows that a rarer value of a category counts as if it had; 0 leaves it as it is.
  public var leastShare: Double

  /// Creates a projection.
  ///
  /// - Parameters:
  ///   - components: The number of components to keep; at most one a column.
  ///   - leastShare: The share of rows that a rarer value of a category counts as if it had.
  public init(components: Int = 2, leastShare: Double = 0) {
    self.components = components
    self.leastShare = leastShare
  }

  /// Creates a projection to the plane.
  public init() { self.init(components: 2) }

  public static let identifier = "famd"

  public static let summary =
    "The directions along which customers differ most, by numbers and categories."

  public static let parameters: [Parameter<Self>] = [
    .integer("components", \.components, .between(1, 1_000), "the number of components to keep"),
    .number(
      "leastShare", \.leastShare, .between(0, 0.5),
      "rarer values of a category count as if so many customers had them; 0: as they are"),
  ]
}
