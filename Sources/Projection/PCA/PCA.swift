public import Parameters

/// Turns features into fewer, uncorrelated ones that keep as much of the variance as possible.
///
/// Rows are centred, not scaled: standardise them first when features have different units.
///
/// > K. Pearson. "On lines and planes of closest fit to systems of points in space."
/// > *Philosophical Magazine* 2 (11), 1901, doi:[10.1080/14786440109462720][doi]
///
/// [doi]: https://doi.org/10.1080/14786440109462720
public struct PCA: Parameterized {
  /// The number of components to keep; at most one a feature.
  public var components: Int

  /// Creates a projection.
  ///
  /// - Parameter components: The number of components to keep; at most one a feature.
  public init(components: Int = 2) { self.components = components }

  /// Creates a projection to the plane.
  public init() { self.init(components: 2) }

  public static let identifier = "pca"

  public static let summary = "The directions along which customers differ most."

  public static let parameters: [Parameter<Self>] = [
    .integer("components", \.components, .between(1, 1_000), "the number of components to keep")
  ]
}
