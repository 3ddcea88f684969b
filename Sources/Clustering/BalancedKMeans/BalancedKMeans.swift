public import Parameters

/// k-means whose groups hold at least and at most a share of all customers.
///
/// For given centres, rows are put into groups so that the sum of squared distances is the least the
/// bounds allow: a flow of least cost, along shortest paths between groups. Centres then move to the
/// means, until no row changes its group. The prices of the flow become offsets: a row belongs to the
/// centre with the least squared distance plus offset, so its group depends on itself alone, and a
/// training row keeps its own. (Groups are the cells of a power diagram.)
///
/// Equal rows cannot be put apart: where a bound would cut through some, it is missed by their
/// number. Shares that the number of groups leaves no room for are loosened to equal sizes. At most
/// 100,000 rows are grouped.
///
/// > P. S. Bradley, K. P. Bennett, A. Demiriz. "Constrained k-means clustering." Microsoft Research
/// > MSR-TR-2000-65, 2000.
/// >
/// > F. Aurenhammer, F. Hoffmann, B. Aronov. "Minkowski-type theorems and least-squares clustering."
/// > *Algorithmica* 20, 1998, doi:[10.1007/PL00009187](https://doi.org/10.1007/PL00009187)
public struct BalancedKMeans: CountedClusterer {
  /// The most rows that are grouped.
  public static let mostRows = 100_000

  /// The number of groups.
  public var clusters: Int

  /// The least share of all rows in a group.
  public var leastShare: Double

  /// The greatest share of all rows in a group.
  public var greatestShare: Double

  /// How many times to begin anew; the best result is kept.
  public var starts: Int

  /// The most iterations of one start.
  public var maximumIterations: Int

  /// Creates a clusterer.
  ///
  /// - Parameters:
  ///   - clusters: The number of groups.
  ///   - leastShare: The least share of all rows in a group.
  ///   - greatestShare: The greatest share of all rows in a group.
  ///   - starts: How many times to begin anew.
  ///   - maximumIterations: The most iterations of one start.
  public init(
    clusters: Int = 4, leastShare: Double = 0.1, greatestShare: Double = 0.5, starts: Int = 5,
    maximumIterations: Int = 100
  ) {
    self.clusters = clusters
    self.leastShare = leastShare
    self.greatestShare = greatestShare
    self.starts = starts
    self.maximumIterations = maximumIterations
  }

  /// Creates a clusterer with its default hyper-parameters.
  public init() { self.init(clusters: 4) }

  public static let identifier = "balanced-k-means"

  public static let summary =
    "Round groups with a least and a greatest share of all customers in each."

  public static let parameters: [Parameter<Self>] = [
    .integer("clusters", \.clusters, .between(1, 256), "the number of groups"),
    .number(
      "leastShare", \.leastShare, .between(0, 1), "the least share of all customers in a group"),
    .number(
      "greatestShare", \.greatestShare, .between(0, 1),
      "the greatest share of all customers in a group"),
    .integer("starts", \.starts, .between(1, 1_000), "how many times to begin anew"),
    .integer(
      "maximumIterations", \.maximumIterations, .between(1, 100_000),
      "the most iterations of one start"),
  ]

  /// The numbers of rows a group may have.
  func bounds(rows: Int) -> ClosedRange<Int> {
    let even = 1 / Double(clusters)
    let least = max(1, Int((Double(rows) * min(leastShare, even)).rounded(.down)))
    let greatest = Int((Double(rows) * max(greatestShare, even)).rounded(.up))
    return least...max(least, greatest)
  }
}
