public import Parameters

/// Turns features into fewer, uncorrelated ones that keep as much of the variance as possible.
///
/// Rows are centred, not scaled: standardise them first when features have different units.
///
/// > K. Pearson. "On lines and planes of closest fit to systems of points in space."
/// > *Philosophical Magazine* 2 (11), 1901, doi:[10.1080/14786440109462720][doi]
///
/// [doi]: https://doi.org/10.1080/14786440109462720
public struct PCA: Projector {
  /// The number of components to keep, at most one a feature; 0 keeps all, or 50 where there are more
  /// than 500 features.
  public var components: Int

  /// How the components are found.
  public var solver: PCASolver

  /// Creates a projection.
  ///
  /// - Parameters:
  ///   - components: The number of components to keep, at most one a feature; 0 keeps all, or 50
  ///     where there are more than 500 features.
  ///   - solver: How the components are found.
  public init(components: Int = 0, solver: PCASolver = .automatic) {
    self.components = components
    self.solver = solver
  }

  /// Creates a projection that keeps all components.
  public init() { self.init(components: 0) }

  public static let identifier = "pca"

  public static let summary = "The directions along which customers differ most."

  public static let title = "principal components"

  public static let mostRows = Int.max

  public static let reading =
    "Customers that are alike stand close together. Distances are those along the two directions; "
    + "what customers differ in besides cannot be seen."

  public static let parameters: [Parameter<Self>] = [
    .integer(
      "components", \.components, .between(0, 1_000),
      "the number of components to keep; 0: all, or 50 of more than 500 features"),
    .choice(
      "solver", \.solver,
      "how the components are found; automatic: exact up to 500 features, then randomised"),
  ]
}

/// How principal components are found.
public enum PCASolver: String, CaseIterable, Codable, Sendable {
  /// Exactly up to 500 features, by random mixtures beyond when at most a third of the components
  /// are kept.
  case automatic

  /// By the eigenvectors of the covariances.
  case exact

  /// By random mixtures of the features, which is fast where there are many and near to exact.
  case randomised
}
