public import Parameters

/// Finds crowds of customers of any shape, and leaves those outside alone.
///
/// A row is a core when enough rows, itself included, lie within the radius. Cores that reach each
/// other by steps of at most the radius are a group. Another row belongs to the group of its nearest
/// core when that is within the radius, and else to none. (The original gives a row near the cores of
/// two groups to the one that was found first, which depends on the order of the rows.)
///
/// Where no radius is given it is suggested: the distances of all rows to their neighbour of the
/// number asked for are sorted, and the one where their curve bends most is taken.
///
/// > M. Ester, H.-P. Kriegel, J. Sander, X. Xu. "A density-based algorithm for discovering clusters
/// > in large spatial databases with noise." *KDD* 1996.
public struct DBSCAN: Clusterer {
  /// The greatest distance of neighbours, on the scale of the rows; 0 has one suggested.
  public var radius: Double

  /// How many rows, itself included, a core has within the radius.
  public var neighbours: Int

  /// Whether rows of no group are put into the group of the nearest core.
  public var placeAll: Bool

  /// Creates a clusterer.
  ///
  /// - Parameters:
  ///   - radius: The greatest distance of neighbours; 0 has one suggested.
  ///   - neighbours: How many rows, itself included, a core has within the radius.
  ///   - placeAll: Whether rows of no group are put into the group of the nearest core.
  public init(radius: Double = 0, neighbours: Int = 5, placeAll: Bool = false) {
    self.radius = radius
    self.neighbours = neighbours
    self.placeAll = placeAll
  }

  /// Creates a clusterer with its default hyper-parameters.
  public init() { self.init(radius: 0) }

  public static let identifier = "dbscan"

  public static let summary = "Crowds of any shape; finds their number, and leaves outsiders alone."

  public static let parameters: [Parameter<Self>] = [
    .number("radius", \.radius, .atLeast(0), "the greatest distance of neighbours; 0: suggested"),
    .integer(
      "neighbours", \.neighbours, .between(1, 100_000),
      "how many rows, itself included, a core has within the radius"),
    .flag("placeAll", \.placeAll, "put customers of no group into the nearest one"),
  ]
}
