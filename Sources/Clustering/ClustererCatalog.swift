import Parameters

/// Every clusterer of the library, by identifier.
public enum ClustererCatalog {
  /// The clusterers with their default hyper-parameters, in the order a person should meet them.
  public static let all: [any Clusterer] = [
    KMeans(), KMedoids(), KPrototypes(), BisectingKMeans(), MiniBatchKMeans(), BalancedKMeans(),
    Agglomerative(), GaussianMixture(), DBSCAN(), HDBSCAN(), OPTICS(),
    MeanShift(), AffinityPropagation(), Birch(), BayesianMixture(),
    Spectral(), DeepClustering(),
  ]

  /// Returns the clusterer with an identifier, with default hyper-parameters.
  public static func clusterer(named identifier: String) -> (any Clusterer)? {
    all.first { type(of: $0).identifier == identifier }
  }
}
