public import Parameters

/// Gathers customers into many small balls in one pass, and merges the balls by Ward's method.
///
/// Each row goes down a tree to the nearest ball, and joins it when the ball's radius, the root of the
/// mean squared distance to its mean, stays within the threshold; else it begins a ball of its own.
/// Balls keep their counts, means and sums of squares, so memory does not grow with the rows. A
/// threshold that leaves more than 10,000 balls is made greater by half until it does not. A row
/// belongs to the group of the nearest ball.
///
/// > T. Zhang, R. Ramakrishnan, M. Livny. "BIRCH: an efficient data clustering method for very large
/// > databases." *SIGMOD* 1996, doi:[10.1145/233269.233324](https://doi.org/10.1145/233269.233324)
/// >
/// > A. Lang, E. Schubert. "BETULA: numerically stable CF-trees for BIRCH clustering." *SISAP* 2020.
public struct Birch: CountedClusterer {
  /// The most balls.
  static let mostBalls = 10_000

  /// The number of groups.
  public var clusters: Int

  /// The greatest radius of a ball, on the scale of the rows.
  public var threshold: Double

  /// The most parts of a node of the tree.
  public var branching: Int

  /// Creates a clusterer.
  ///
  /// - Parameters:
  ///   - clusters: The number of groups.
  ///   - threshold: The greatest radius of a ball.
  ///   - branching: The most parts of a node of the tree.
  public init(clusters: Int = 4, threshold: Double = 0.1, branching: Int = 50) {
    self.clusters = clusters
    self.threshold = threshold
    self.branching = branching
  }

  /// Creates a clusterer with its default hyper-parameters.
  public init() { self.init(clusters: 4) }

  public static let identifier = "birch"

  public static let summary = "Small balls gathered in one pass and merged, for many customers."

  public static let parameters: [Parameter<Self>] = [
    .integer("clusters", \.clusters, .between(1, 256), "the number of groups"),
    .number("threshold", \.threshold, .between(1e-12, 1e12), "the greatest radius of a ball"),
    .integer("branching", \.branching, .between(2, 1_000), "the most parts of a node of the tree"),
  ]
}
