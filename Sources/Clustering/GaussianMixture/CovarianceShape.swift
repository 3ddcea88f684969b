/// What the normal distributions of a mixture may look like.
public enum CovarianceShape: String, Sendable, Codable, CaseIterable {
  /// Each an ellipsoid of its own.
  case full

  /// All the same ellipsoid.
  case tied

  /// Each an ellipsoid along the features.
  case diagonal

  /// Each a ball.
  case spherical

  /// The number of free numbers of the covariances of a mixture.
  func freedom(components: Int, features: Int) -> Int {
    switch self {
    case .full: components * features * (features + 1) / 2
    case .tied: features * (features + 1) / 2
    case .diagonal: components * features
    case .spherical: components
    }
  }
}
