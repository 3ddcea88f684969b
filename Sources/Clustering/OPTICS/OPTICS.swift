public import Parameters

/// Walks through crowds of customers one after the other, and tells groups from the steps it took.
///
/// The distances of the steps are a landscape with a valley for each crowd, whatever its density.
/// Groups are valleys with steep walls, or all that lies below one distance. Rows that are equal
/// stand side by side in the landscape.
///
/// Without a radius every step looks at all rows, and more than 20,000 different rows are refused;
/// with one, there is no limit. A new row belongs to the group of the nearest training row, unless it
/// is farther from it than the longest step within that group.
///
/// > M. Ankerst, M. M. Breunig, H.-P. Kriegel, J. Sander. "OPTICS: ordering points to identify the
/// > clustering structure." *SIGMOD* 1999,
/// > doi:[10.1145/304182.304187](https://doi.org/10.1145/304182.304187)
/// >
/// > E. Schubert, M. Gertz. "Improving the cluster structure extracted from OPTICS plots." *LWDA*
/// > 2018.
public struct OPTICS: Clusterer {
  /// The number of the neighbour, itself counted, whose distance tells how dense it is about a row.
  public var neighbours: Int

  /// The greatest distance of a step, on the scale of the rows; 0 for no limit.
  public var radius: Double

  /// How groups are told from the plot.
  public var extraction: PlotExtraction

  /// The share by which a steep step is longer or shorter than the one before it.
  public var steepness: Double

  /// The distance of the cut, on the scale of the rows; 0 has one suggested, as ``DBSCAN`` does.
  public var cut: Double

  /// The least number of rows of a valley.
  public var leastSize: Int

  /// The least share of all rows of a valley; 0 leaves it to the number.
  public var leastShare: Double

  /// Whether rows of no group are put into the group of the nearest row that has one.
  public var placeAll: Bool

  /// The most different rows without a radius.
  static let mostRows = 20_000

  /// Creates a clusterer.
  ///
  /// - Parameters:
  ///   - neighbours: The number of the neighbour whose distance tells how dense it is about a row.
  ///   - radius: The greatest distance of a step; 0 for no limit.
  ///   - extraction: How groups are told from the plot.
  ///   - steepness: The share by which a steep step is longer or shorter than the one before it.
  ///   - cut: The distance of the cut; 0 has one suggested.
  ///   - leastSize: The least number of rows of a valley.
  ///   - leastShare: The least share of all rows of a valley; 0 leaves it to the number.
  ///   - placeAll: Whether rows of no group are put into the group of the nearest row that has one.
  public init(
    neighbours: Int = 5, radius: Double = 0, extraction: PlotExtraction = .steep,
    steepness: Double = 0.05, cut: Double = 0, leastSize: Int = 5, leastShare: Double = 0.01,
    placeAll: Bool = false
  ) {
    self.neighbours = neighbours
    self.radius = radius
    self.extraction = extraction
    self.steepness = steepness
    self.cut = cut
    self.leastSize = leastSize
    self.leastShare = leastShare
    self.placeAll = placeAll
  }

  /// Creates a clusterer with its default hyper-parameters.
  public init() { self.init(neighbours: 5) }

  public static let identifier = "optics"

  public static let summary =
    "Walks through crowds of any density one by one; groups are the valleys on its way."

  public static let parameters: [Parameter<Self>] = [
    .integer(
      "neighbours", \.neighbours, .between(2, 10_000),
      "the neighbour, itself counted, whose distance tells how dense it is"),
    .number("radius", \.radius, .atLeast(0), "the greatest distance of a step; 0: no limit"),
    .choice("extraction", \.extraction, "how groups are told from the plot"),
    .number(
      "steepness", \.steepness, .between(0.001, 0.9),
      "the share by which a steep step is longer or shorter than the one before"),
    .number("cut", \.cut, .atLeast(0), "the distance of the cut; 0: suggested"),
    .integer("leastSize", \.leastSize, .between(2, 1_000_000), "the least customers of a valley"),
    .number(
      "leastShare", \.leastShare, .between(0, 0.5),
      "the least share of all customers of a valley; 0: leastSize alone"),
    .flag("placeAll", \.placeAll, "put customers of no group into the nearest one"),
  ]
}
