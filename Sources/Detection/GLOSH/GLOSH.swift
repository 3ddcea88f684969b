public import Clustering
public import Numeric
public import Parameters

/// Finds rows outside of crowds of any shape and density.
///
/// The crowds are those of HDBSCAN. By `outlier` a row is compared with the densest rows of the crowd it
/// left (GLOSH): rows that belong to no group are ranked too. By `membership` the score is 1 less the
/// membership in a group, as PyOD's `HDBSCAN` has it, where all rows of no group are 1. From 0 to 1. A
/// new row joins the learned row to which its mutual reachability is least.
///
/// Complexity: O(`n` log² `n`) in few dimensions, O(`n`² log `n` · `d`) at worst; memory O(`n`).
///
/// > R. J. G. B. Campello, D. Moulavi, A. Zimek, J. Sander. "Hierarchical density estimates for data
/// > clustering, visualization, and outlier detection." *ACM Trans. Knowledge Discovery from Data*
/// > 10 (1), 2015, doi:[10.1145/2733381](https://doi.org/10.1145/2733381)
public struct GLOSH: Detector {
  /// The least number of rows of a crowd.
  public var leastSize: Int

  /// The number of the neighbour, itself counted, whose distance tells how dense it is about a row.
  public var neighbours: Int

  /// Which crowd a row is compared with.
  public var measure: DensityOutliers.Measure

  /// Creates a detector.
  ///
  /// - Parameters:
  ///   - leastSize: The least number of rows of a crowd.
  ///   - neighbours: The neighbour whose distance tells how dense it is about a row.
  ///   - measure: Which crowd a row is compared with.
  public init(
    leastSize: Int = 5, neighbours: Int = 5, measure: DensityOutliers.Measure = .outlier
  ) {
    self.leastSize = leastSize
    self.neighbours = neighbours
    self.measure = measure
  }

  /// Creates a detector with its default hyper-parameters.
  public init() { self.init(leastSize: 5) }

  public static let identifier = "glosh"

  public static let summary = "Rows outside of crowds of any shape and density."

  public static let parameters: [Parameter<Self>] = [
    .integer("leastSize", \.leastSize, .between(2, 1_000_000), "the least rows of a crowd"),
    .integer(
      "neighbours", \.neighbours, .between(1, 10_000),
      "the neighbour, itself counted, whose distance tells how dense it is"),
    .choice("measure", \.measure, "which crowd a row is compared with"),
  ]

  /// Finds the crowds; nothing is random.
  ///
  /// - Parameters:
  ///   - rows: The rows to learn from, shape `n × d`, finite, at least two.
  ///   - seed: Not used.
  /// - Returns: A model that scores rows of `d` features.
  /// - Throws: ``DetectionError`` when a parameter is out of range or the rows are too few.
  public func fit(_ rows: Matrix, seed: UInt64) throws(DetectionError) -> GLOSHModel {
    try GLOSHModel(self, fitting: rows)
  }
}
