import Glibc
public import Numeric
public import Parameters
import Trees

/// Finds rows that few random splits part from others after random networks have bent the space.
///
/// Each network of random weights makes new features of the rows, and a small isolation forest is
/// grown on them; no network learns. The score is the forests' mean, each weighed by how far the
/// row is from the thresholds on its paths. PyOD scales the networks' outputs by the batch that is
/// scored; here they are scaled by the learned rows, so a row scores the same in any batch.
///
/// Complexity: O(`n` · `networks` · (500 `d` + 52,000)) to fit and to score.
///
/// > H. Xu, G. Pang, Y. Wang, Y. Wang. "Deep isolation forest for anomaly detection." *IEEE TKDE*
/// > 35 (12), 2023, doi:[10.1109/TKDE.2023.3270293](https://doi.org/10.1109/TKDE.2023.3270293)
public struct DIF: Detector {
  /// The number of random networks.
  public var networks: Int

  /// The number of features each network makes.
  public var outputs: Int

  /// The number of trees grown on each network's features.
  public var trees: Int

  /// The number of rows each tree is grown on.
  public var sample: Int

  /// Creates a detector with its default hyper-parameters, which are those of PyOD.
  public init() { (networks, outputs, trees, sample) = (50, 20, 6, 256) }

  public static let identifier = "dif"

  public static let summary = "Rows that few splits part from others after random networks."

  public static let parameters: [Parameter<Self>] = [
    .integer("networks", \.networks, .between(1, 1_000), "the number of random networks"),
    .integer("outputs", \.outputs, .between(1, 1_000), "the features each network makes"),
    .integer("trees", \.trees, .between(1, 1_000), "the number of trees of each network"),
    .integer(
      "sample", \.sample, .between(2, greatestIsolationSample),
      "the number of rows each tree is grown on"),
  ]

  /// The widths of the inner layers of each network.
  static let inner = [500, 100]

  /// Draws the networks and grows the trees.
  ///
  /// - Parameters:
  ///   - rows: The rows to learn from, shape `n × d`, finite, at least two.
  ///   - seed: The seed of every random choice. Equal seeds give equal models.
  /// - Returns: A model that scores rows of `d` features.
  /// - Throws: ``DetectionError`` when a parameter is out of range or the rows are too few.
  public func fit(_ rows: Matrix, seed: UInt64) throws(DetectionError) -> DIFModel {
    try check(rows)
    let extents = (0..<rows.columnCount).map { FeatureExtent(of: rows.column($0)) }
    let scaled = extents.scaled(rows)
    let (trees, sample) = (trees, sample)
    let parts = concurrentMap(networks) { number in
      let network = network(number, features: rows.columnCount, seed: seed)
      let found = network.outputs(ofRows: scaled)
      let scales = (0..<found.columnCount).map { ScoreScale(of: found.columnValues($0)) }
      return DIFModel.Part(
        network: network, scales: scales,
        forest: IsolationTrees(
          growing: trees, on: bounded(found, scales), sample: sample,
          seed: seed &+ UInt64(number) &* 0x9E37_79B9))
    }
    return DIFModel(detector: self, seed: seed, extents: extents, parts: parts)
  }

  /// Draws one of the networks.
  func network(_ number: Int, features: Int, seed: UInt64) -> RandomNetwork {
    RandomNetwork(
      widths: [features] + DIF.inner + [outputs],
      by: SplitMix64(seed: seed, stream: 1 << 33 + UInt64(number)))
  }
}

extension [FeatureExtent] {
  /// Puts each feature's extent from 0 to 1; values far beyond it are drawn in.
  func scaled(_ rows: Matrix) -> Matrix {
    var result = rows
    for (feature, extent) in enumerated() {
      var column = result.mutableColumn(feature)
      for row in column.indices {
        let part = (column[row] - extent.low) / (extent.high - extent.low)
        column[row] = Swift.min(Swift.max(part, -1e6), 1e6)
      }
    }
    return result
  }
}

extension RandomNetwork {
  /// Returns the outputs for all rows as a matrix.
  func outputs(ofRows rows: Matrix) -> Matrix {
    var columns: [[Double]] = []
    for start in stride(from: 0, to: rows.rowCount, by: 256) {
      let found = outputs(of: rows, in: start..<Swift.min(rows.rowCount, start + 256))
      if columns.isEmpty { columns = Array(repeating: [], count: found.width) }
      for column in columns.indices {
        for row in 0..<found.rowCount { columns[column].append(found[row, column]) }
      }
    }
    var result = Matrix(rowCount: rows.rowCount, columnCount: columns.count)
    for (place, values) in columns.enumerated() {
      var column = result.mutableColumn(place)
      for row in values.indices { column[row] = values[row] }
    }
    return result
  }
}

/// Standardises features and bends them to lie between -1 and 1.
func bounded(_ rows: Matrix, _ scales: [ScoreScale]) -> Matrix {
  var result = rows
  for (feature, scale) in scales.enumerated() {
    var column = result.mutableColumn(feature)
    for row in column.indices { column[row] = tanh(scale.standardised(column[row])) }
  }
  return result
}
