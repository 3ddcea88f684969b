public import Parameters

/// Turns numbers and categories into fewer, uncorrelated features that keep as much of the variance as
/// possible: factor analysis of mixed data.
///
/// Numbers are standardised. A category becomes a column a value, one where a row has it and zero
/// where not, divided by the root of the share of rows that have it: rare values are far out, and a
/// category as a whole counts like its number of values less one. Principal components of all these
/// columns are the answer; without categories they are those of standardised numbers.
///
/// > J. Pagès. "Analyse factorielle de données mixtes." *Revue de statistique appliquée* 52 (4), 2004,
/// > pages 93–111.
public struct FAMD: Parameterized {
  /// The number of components to keep; at most one a column.
  public var components: Int

  /// Creates a projection.
  ///
  /// - Parameter components: The number of components to keep; at most one a column.
  public init(components: Int = 2) { self.components = components }

  /// Creates a projection to the plane.
  public init() { self.init(components: 2) }

  public static let identifier = "famd"

  public static let summary =
    "The directions along which customers differ most, by numbers and categories."

  public static let parameters: [Parameter<Self>] = [
    .integer("components", \.components, .between(1, 1_000), "the number of components to keep")
  ]
}
