/// How alike two customers are taken to be.
public enum Affinity: String, Sendable, Codable, CaseIterable {
  /// 1 when each is among the nearest of the other, a half when one is.
  case nearestNeighbours

  /// 1 when each is among the nearest of the other, else 0.
  case mutualNeighbours

  /// Falling with the square of their distance.
  case gaussian
}

/// Where eigenvectors put a customer.
public enum SpectralPlaces: String, Sendable, Codable, CaseIterable {
  /// At the values of the eigenvectors of the random walk from customer to customer.
  case randomWalk

  /// In the direction of the values of the eigenvectors of the symmetric Laplacian, at length 1.
  case unitLength
}
