public import Parameters

/// Merges customers into groups, two at a time, the nearest first, and cuts the tree of merges.
///
/// The tree is the same for every number of groups, so trying many numbers costs one tree. Equal
/// rows are merged before all others. Ward's tree takes memory in proportion to the rows and is exact
/// up to `exactRows` distinct rows; of more rows, cells of near ones come first: the cell with the
/// greatest sum of squares is halved at the median of its widest feature until there are as many
/// cells, and the tree is that of their means and sizes.
///
/// > J. H. Ward. "Hierarchical grouping to optimize an objective function." *J. American Statistical
/// > Association* 58, 1963, doi:[10.1080/01621459.1963.10500845][ward]
/// >
/// > D. Müllner. "Modern hierarchical, agglomerative clustering algorithms." 2011, arXiv:1109.2378.
///
/// [ward]: https://doi.org/10.1080/01621459.1963.10500845
public struct Agglomerative: CountedClusterer {
  /// The number of groups.
  public var clusters: Int

  /// How far two groups are from each other.
  public var linkage: Linkage

  /// The most distinct rows of an exact tree; average and complete linkage take a quarter.
  public var exactRows: Int

  /// Creates a clusterer.
  ///
  /// - Parameters:
  ///   - clusters: The number of groups.
  ///   - linkage: How far two groups are from each other.
  ///   - exactRows: The most distinct rows of an exact tree.
  public init(clusters: Int = 4, linkage: Linkage = .ward, exactRows: Int = 20_000) {
    self.clusters = clusters
    self.linkage = linkage
    self.exactRows = exactRows
  }

  /// Creates a clusterer with its default hyper-parameters.
  public init() { self.init(clusters: 4) }

  public static let identifier = "agglomerative"

  public static let summary = "Merges the nearest groups two by two; the tree of merges is drawn."

  public static let parameters: [Parameter<Self>] = [
    .integer("clusters", \.clusters, .between(1, 256), "the number of groups"),
    .choice("linkage", \.linkage, "how far two groups are from each other"),
    .integer(
      "exactRows", \.exactRows, .between(256, 100_000),
      "the most distinct rows of an exact tree; more are put into cells first"),
  ]
}
