import Clustering
public import Numeric
public import Parameters

/// Finds rows that are far from the middle of the nearest great group.
///
/// Groups are those of one start of k-means, as in PyOD. By falling size, groups are great until
/// `alpha` of the rows are in them and the next is `beta` times smaller; where there is no such place,
/// until either holds; where there is none at all every group is great, where PyOD gives up. A row of a
/// great group is scored by the distance to its own middle, a row of a small group by that to the
/// nearest great one. With fewer different rows than groups each has its own.
///
/// Complexity: O(iterations · `n` · `clusters` · `d`) to fit, O(`clusters` · `d`) a row to score.
///
/// > Z. He, X. Xu, S. Deng. "Discovering cluster-based local outliers." *Pattern Recognition Letters*
/// > 24 (9–10), 2003,
/// > doi:[10.1016/S0167-8655(03)00003-5](https://doi.org/10.1016/S0167-8655(03)00003-5)
public struct CBLOF: Detector {
  /// The number of groups.
  public var clusters: Int

  /// The share of rows in great groups.
  public var alpha: Double

  /// How many times smaller the first small group is.
  public var beta: Double

  /// Whether a distance counts as often as the group of the row has rows, as in the paper.
  public var weighted: Bool

  /// Creates a detector with its default hyper-parameters, which are those of PyOD.
  public init() { (clusters, alpha, beta, weighted) = (8, 0.9, 5, false) }

  public static let identifier = "cblof"

  public static let summary = "Rows far from the middle of the nearest great group."

  public static let parameters: [Parameter<Self>] = [
    .integer("clusters", \.clusters, .between(2, 256), "the number of groups"),
    .number("alpha", \.alpha, .between(0.5, 1), "the share of rows in great groups"),
    .number("beta", \.beta, .between(1, 1_000), "how many times smaller the first small group is"),
    .flag("weighted", \.weighted, "count a distance as often as the group has rows"),
  ]

  /// Finds the groups, and which of them are great.
  ///
  /// - Parameters:
  ///   - rows: The rows to learn from, shape `n × d`, finite, at least two.
  ///   - seed: The seed of k-means, which chooses the same rows as scikit-learn's `random_state`.
  /// - Returns: A model that scores rows of `d` features.
  /// - Throws: ``DetectionError`` when a parameter is out of range or the rows are too few.
  public func fit(_ rows: Matrix, seed: UInt64) throws(DetectionError) -> CBLOFModel {
    try check(rows)
    let groups = DistinctRows.count(of: rows, upTo: clusters)
    let model = try groupedRows(rows, groups: groups, method: Self.identifier, seed: seed)
    let great = greatGroups(sizes: model.sizes, alpha: alpha, beta: beta)
    return CBLOFModel(
      .init(
        centres: model.centres, sizes: model.sizes, greatGroups: great, weighted: weighted))
  }
}

/// Returns how many of the groups, by falling size, are great.
///
/// - Parameters:
///   - sizes: The number of rows of each group, the greatest first.
///   - alpha: The share of rows in great groups.
///   - beta: How many times smaller the first small group is.
/// - Returns: From 1 to the number of groups.
func greatGroups(sizes: [Int], alpha: Double, beta: Double) -> Int {
  let total = Double(sizes.reduce(0, +))
  var rows = 0
  var (enough, falls, both): (Int?, Int?, Int?) = (nil, nil, nil)
  for count in 1..<max(1, sizes.count) {
    rows += sizes[count - 1]
    let isEnough = Double(rows) >= total * alpha
    let isFall = Double(sizes[count - 1]) >= beta * Double(sizes[count])
    if isEnough { enough = enough ?? count }
    if isFall { falls = falls ?? count }
    if isEnough && isFall { both = both ?? count }
  }
  return both ?? enough ?? falls ?? sizes.count
}
