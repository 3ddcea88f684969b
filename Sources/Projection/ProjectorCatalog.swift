import Parameters

/// Every way to show rows in a plane, by identifier.
public enum ProjectorCatalog {
  /// The projectors with their default hyper-parameters, in the order a person should meet them.
  public static let all: [any Projector] = [PCA(), TSNE(), UMAP()]

  /// Returns the projector with an identifier, with default hyper-parameters.
  public static func projector(named identifier: String) -> (any Projector)? {
    all.first { type(of: $0).identifier == identifier }
  }
}
