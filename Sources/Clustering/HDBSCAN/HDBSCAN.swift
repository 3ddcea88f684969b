public import Parameters

/// Finds crowds of customers of any shape and of different density, and leaves those outside alone.
///
/// It looks at what ``DBSCAN`` finds at every radius at once. As the radius falls, crowds shrink,
/// part and vanish; density is one over the radius. A crowd that parts into two of at least the
/// least size ends, and the two begin. Groups are the crowds that hold most rows for longest.
///
/// A group of customers that is worth a name is not five customers: so the least size is `leastSize`
/// customers and `leastShare` of all, whichever is more. Rows that become part of two crowds at one
/// radius go to the one whose row is nearest. A new row joins the row to which its mutual
/// reachability is least, in the crowd that is there at this radius.
///
/// > R. J. G. B. Campello, D. Moulavi, J. Sander. "Density-based clustering based on hierarchical
/// > density estimates." *PAKDD* 2013,
/// > doi:[10.1007/978-3-642-37456-2_14](https://doi.org/10.1007/978-3-642-37456-2_14)
/// >
/// > C. Malzer, M. Baum. "A hybrid approach to hierarchical density-based cluster selection." *MFI*
/// > 2020, doi:[10.1109/MFI49285.2020.9235263](https://doi.org/10.1109/MFI49285.2020.9235263)
public struct HDBSCAN: Clusterer {
  /// The least number of rows of a group.
  public var leastSize: Int

  /// The least share of all rows of a group; 0 leaves it to the number.
  public var leastShare: Double

  /// The number of the neighbour, itself counted, whose distance tells how dense it is about a row.
  public var neighbours: Int

  /// Which crowds are groups.
  public var selection: ClusterSelection

  /// The radius below which crowds are not parted, on the scale of the rows; 0 for none.
  public var radius: Double

  /// Whether all rows may be one group.
  public var singleGroup: Bool

  /// Whether rows of no group are put into the group of the nearest row that has one.
  public var placeAll: Bool

  /// Creates a clusterer.
  ///
  /// - Parameters:
  ///   - leastSize: The least number of rows of a group.
  ///   - leastShare: The least share of all rows of a group; 0 leaves it to the number.
  ///   - neighbours: The number of the neighbour whose distance tells how dense it is about a row.
  ///   - selection: Which crowds are groups.
  ///   - radius: The radius below which crowds are not parted; 0 for none.
  ///   - singleGroup: Whether all rows may be one group.
  ///   - placeAll: Whether rows of no group are put into the group of the nearest row that has one.
  public init(
    leastSize: Int = 5, leastShare: Double = 0.01, neighbours: Int = 5,
    selection: ClusterSelection = .excessOfMass, radius: Double = 0, singleGroup: Bool = false,
    placeAll: Bool = false
  ) {
    self.leastSize = leastSize
    self.leastShare = leastShare
    self.neighbours = neighbours
    self.selection = selection
    self.radius = radius
    self.singleGroup = singleGroup
    self.placeAll = placeAll
  }

  /// Creates a clusterer with its default hyper-parameters.
  public init() { self.init(leastSize: 5) }

  public static let identifier = "hdbscan"

  public static let summary =
    "Crowds of any shape and density; finds their number, and leaves outsiders alone."

  public static let parameters: [Parameter<Self>] = [
    .integer("leastSize", \.leastSize, .between(2, 1_000_000), "the least customers of a group"),
    .number(
      "leastShare", \.leastShare, .between(0, 0.5),
      "the least share of all customers of a group; 0: leastSize alone"),
    .integer(
      "neighbours", \.neighbours, .between(1, 10_000),
      "the neighbour, itself counted, whose distance tells how dense it is"),
    .choice("selection", \.selection, "which crowds within crowds are groups"),
    .number("radius", \.radius, .atLeast(0), "the radius below which crowds are not parted"),
    .flag("singleGroup", \.singleGroup, "all customers may be one group"),
    .flag("placeAll", \.placeAll, "put customers of no group into the nearest one"),
  ]
}
