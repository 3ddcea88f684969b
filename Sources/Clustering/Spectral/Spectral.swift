public import Parameters

/// Cuts a graph of customers who are alike where little holds it together.
///
/// Customers are the knots of a graph, joined with their nearest or by the Gaussian of their
/// distance. The first eigenvectors of its normalised Laplacian put each customer into a space in
/// which parts that hardly hang together are far from each other, whatever their form; k-means
/// groups them there. A new customer belongs to the group of the nearest known one.
///
/// Equal customers are one knot; with the Gaussian it counts so often. Parts of the graph that do
/// not hang together at all are joined at their nearest customers, with a twentieth of the mean
/// weight of a knot. At most 20,000 distinct customers are grouped by neighbours and 5,000 by the
/// Gaussian.
///
/// > A. Y. Ng, M. I. Jordan, Y. Weiss. "On spectral clustering: analysis and an algorithm." *NIPS*
/// > 14, 2001.
/// >
/// > U. von Luxburg. "A tutorial on spectral clustering." *Statistics and Computing* 17 (4), 2007,
/// > doi:[10.1007/s11222-007-9033-z](https://doi.org/10.1007/s11222-007-9033-z)
public struct Spectral: CountedClusterer {
  /// The most distinct rows that are grouped by neighbours.
  public static let mostRows = 20_000

  /// The most distinct rows that are grouped by the Gaussian.
  public static let mostGaussianRows = 5_000

  /// The number of groups.
  public var clusters: Int

  /// How alike two rows are taken to be.
  public var affinity: Affinity

  /// How many rows are the nearest of a row, itself counted.
  public var neighbours: Int

  /// How quickly the Gaussian falls: exp(−`gamma` · squared distance).
  public var gamma: Double

  /// Where eigenvectors put a row.
  public var places: SpectralPlaces

  /// How many times k-means begins anew.
  public var starts: Int

  /// Creates a clusterer.
  ///
  /// - Parameters:
  ///   - clusters: The number of groups.
  ///   - affinity: How alike two rows are taken to be.
  ///   - neighbours: How many rows are the nearest of a row, itself counted.
  ///   - gamma: How quickly the Gaussian falls.
  ///   - places: Where eigenvectors put a row.
  ///   - starts: How many times k-means begins anew.
  public init(
    clusters: Int = 4, affinity: Affinity = .nearestNeighbours, neighbours: Int = 10,
    gamma: Double = 1, places: SpectralPlaces = .randomWalk, starts: Int = 10
  ) {
    self.clusters = clusters
    self.affinity = affinity
    self.neighbours = neighbours
    self.gamma = gamma
    self.places = places
    self.starts = starts
  }

  /// Creates a clusterer with its default hyper-parameters.
  public init() { self.init(clusters: 4) }

  public static let identifier = "spectral"

  public static let summary = "Groups of any shape: a graph of customers cut where it is thin."

  public static let parameters: [Parameter<Self>] = [
    .integer("clusters", \.clusters, .between(1, 256), "the number of groups"),
    .choice("affinity", \.affinity, "how alike two customers are taken to be"),
    .integer(
      "neighbours", \.neighbours, .between(2, 1_000), "how many nearest count, itself included"),
    .number("gamma", \.gamma, .between(1e-12, 1e12), "how quickly the Gaussian falls"),
    .choice("places", \.places, "where eigenvectors put a customer"),
    .integer("starts", \.starts, .between(1, 1_000), "how many times k-means begins anew"),
  ]
}
