public import Numeric
public import Parameters

/// Finds rows that lie where few others do, by halving the space at random; learns from streams.
///
/// Trees are drawn before any row is seen; rows only count how many of them come to each node. So a
/// model goes on learning while rows arrive: see ``HalfSpaceTreesModel/scoreThenLearn(_:)``. A fit
/// counts all its rows at once, so that their order does not matter. Every feature counts alike.
///
/// Complexity: O(`n` · `trees` · `depth`) to fit, O(`trees` · `depth`) a row to score.
///
/// > S. C. Tan, K. M. Ting, T. F. Liu. "Fast anomaly detection for streaming data." *IJCAI* 2011,
/// > doi:[10.5591/978-1-57735-516-8/IJCAI11-254](https://doi.org/10.5591/978-1-57735-516-8/IJCAI11-254)
public struct HalfSpaceTrees: Detector {
  /// The number of trees.
  public var trees: Int

  /// How often a tree halves the space.
  public var depth: Int

  /// The number of rows of a stream after which what was learned before is forgotten.
  public var window: Int

  /// The share of the rows that a node must hold for its halves to be told apart.
  public var share: Double

  /// Creates a detector with its default hyper-parameters, which are those of the paper.
  public init() { (trees, depth, window, share) = (25, 15, 250, 0.1) }

  public static let identifier = "half-space-trees"

  public static let summary = "Rows that lie where few others do, in halves of the space."

  public static let parameters: [Parameter<Self>] = [
    .integer("trees", \.trees, .between(1, 1_000), "the number of trees"),
    .integer("depth", \.depth, .between(1, 20), "how often a tree halves the space"),
    .integer(
      "window", \.window, .between(10, 1_000_000),
      "the number of rows of a stream after which older ones are forgotten"),
    .number(
      "share", \.share, .between(0.001, 1),
      "the share of rows a node must hold for its halves to be told apart"),
  ]

  /// Draws the trees and counts the rows.
  ///
  /// - Parameters:
  ///   - rows: The rows to learn from, shape `n × d`, finite, at least two.
  ///   - seed: The seed of the trees. Equal seeds give equal models.
  /// - Returns: A model that scores rows of `d` features.
  /// - Throws: ``DetectionError`` when a parameter is out of range or the rows are too few.
  public func fit(_ rows: Matrix, seed: UInt64) throws(DetectionError) -> HalfSpaceTreesModel {
    try check(rows)
    let extents = (0..<rows.columnCount).map { FeatureExtent(of: rows.column($0)) }
    let (depth, trees) = (depth, trees)
    let counted = concurrentMap(trees) { number in
      var tree = HalfSpaceTree(
        depth: depth, extents: extents, random: SplitMix64(seed: seed, stream: UInt64(number)))
      tree.count(rows)
      return tree
    }
    return HalfSpaceTreesModel(
      detector: self, seed: seed, extents: extents, trees: counted, total: rows.rowCount)
  }
}

/// The least and the greatest value of a feature.
struct FeatureExtent: Sendable, Hashable, Codable {
  let low: Double
  let high: Double

  /// Finds the extent of some values, at least one; of equal ones it is one wide.
  init(of values: Span<Double>) {
    var (low, high) = (values[0], values[0])
    for i in values.indices {
      low = min(low, values[i])
      high = max(high, values[i])
    }
    self.low = low
    // Adding 1 to a huge value adds nothing.
    self.high = low < high ? high : max(low + 1, low.nextUp)
  }

  /// Whether it could have come from a fit.
  var isWhole: Bool { low.isFinite && high.isFinite && low < high }
}
