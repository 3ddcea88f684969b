public import Numeric
public import Parameters

/// Finds rows that are far from their neighbours, and learns how much each neighbour counts.
///
/// A network looks at the sorted distances of a row to its neighbours and weighs them; the score is
/// their weighted sum. It learns to tell the rows from made-up ones: even noise, and rows with some
/// features disturbed. Features are put from 0 to 1 first.
///
/// Neighbours are sought among real rows alone. PyOD seeks them among made-up rows as well, where
/// each made-up row has itself for a neighbour, and so learns what no new row shows. Its layers are
/// 256 wide; five distances do not need that, so these are 64. At most 1,000 rows are learned from.
///
/// Complexity: O(`n` log `n` · `d` + `epochs` · weights · 1,000) to fit, O(log `n` + weights) a row
/// to score.
///
/// > A. Goodge, B. Hooi, S.-K. Ng, W. S. Ng. "LUNAR: unifying local outlier detection methods via
/// > graph neural networks." *AAAI* 2022,
/// > doi:[10.1609/aaai.v36i6.20629](https://doi.org/10.1609/aaai.v36i6.20629)
public struct LUNAR: Detector {
  /// The number of neighbours.
  public var neighbours: Int

  /// The width of the inner layers.
  public var hidden: Int

  /// How many steps are learned.
  public var epochs: Int

  /// How far a weight moves at a time.
  public var rate: Double

  /// The share of each weight that is added to its gradient.
  public var decay: Double

  /// How far features of made-up rows are disturbed, as a share of their extent.
  public var disturbance: Double

  /// Creates a detector with its default hyper-parameters: those of PyOD, but for `hidden`.
  public init() {
    (neighbours, hidden, epochs) = (5, 64, 200)
    (rate, decay, disturbance) = (1e-3, 0.1, 0.1)
  }

  public static let identifier = "lunar"

  public static let summary = "Rows far from neighbours, which a network weighs."

  public static let parameters: [Parameter<Self>] = [
    .integer("neighbours", \.neighbours, .between(1, 100), "the number of neighbours"),
    .integer("hidden", \.hidden, .between(1, 512), "the width of the inner layers"),
    .integer("epochs", \.epochs, .between(1, 10_000), "how many steps are learned"),
    .number("rate", \.rate, .between(1e-6, 0.1), "how far a weight moves at a time"),
    .number("decay", \.decay, .between(0, 1), "the share of weights added to their gradients"),
    .number(
      "disturbance", \.disturbance, .between(0.001, 10),
      "how far features of made-up rows are disturbed"),
  ]

  /// The most rows that are learned from.
  private static let mostRows = 1_000

  /// Learns the weights of distances; the step counts that tells rows kept back from made-up ones
  /// best.
  ///
  /// - Parameters:
  ///   - rows: The rows to learn from, shape `n × d`, finite, at least two more than neighbours.
  ///   - seed: The seed of weights, and of made-up rows. Equal seeds give equal models.
  /// - Returns: A model that scores rows of `d` features.
  /// - Throws: ``DetectionError`` when a parameter is out of range or the rows are too few.
  public func fit(_ rows: Matrix, seed: UInt64) throws(DetectionError) -> LUNARModel {
    try check(rows, needed: neighbours + 2)
    let extents = (0..<rows.columnCount).map { FeatureExtent(of: rows.column($0)) }
    let learned = LearnedRows(extents.scaled(rows))
    var random = SplitMix64(seed: seed, stream: 1)
    let (real, kept) = drawParts(of: rows.rowCount, using: &random)
    let scaled = extents.scaled(rows)
    let lessons = makeLessons(scaled.selectingRows(real), learned, &random)
    let trial = makeLessons(scaled.selectingRows(kept), learned, &random)
    var learner = NeighbourWeighing(neighbours: neighbours, hidden: hidden, by: &random)
    let losses = learner.learn(
      lessons, trial, epochs: epochs, rate: rate, decay: decay)
    return LUNARModel(
      .init(
        neighbours: neighbours, extents: extents, learned: learned, weigher: learner.weigher,
        losses: losses))
  }

  /// Draws the rows to learn from, and a ninth as many to choose the best step by.
  private func drawParts(of count: Int, using random: inout SplitMix64) -> ([Int], [Int]) {
    let drawn = min(count, LUNAR.mostRows)
    var order = Array(0..<count)
    for i in 0..<drawn { order.swapAt(i, i + random.nextIndex(below: count - i)) }
    let kept = max(1, drawn / 10)
    return (Array(order[kept..<drawn]), Array(order[..<kept]))
  }

  /// Makes up as many rows as there are, and looks up the distances of both to real rows.
  private func makeLessons(
    _ real: Matrix, _ learned: LearnedRows, _ random: inout SplitMix64
  ) -> DistanceLessons {
    var madeUp = real
    for row in 0..<real.rowCount {
      let isNoise = random.nextUnit() < 0.5
      let certain = random.nextIndex(below: real.columnCount)
      for feature in 0..<real.columnCount {
        if isNoise {
          madeUp[row, feature] = random.nextUnit()
        } else if feature == certain || random.nextUnit() < 0.3 {
          madeUp[row, feature] += disturbance * random.nextNormal()
        }
      }
    }
    let (near, far) = (
      learned.neighbours(neighbours, of: real), learned.neighbours(neighbours, of: madeUp)
    )
    return DistanceLessons(
      distances: near.distances + far.distances, neighbours: neighbours,
      isMadeUp: (0..<2 * real.rowCount).map { $0 >= real.rowCount })
  }
}
