import Glibc
public import Numeric
import Parameters
import Trees

/// Random networks with forests grown on what they make of rows, able to score new rows.
public struct DIFModel: DetectorModel, CheckedCodable {
  /// A network and its forest.
  struct Part: Sendable {
    let network: RandomNetwork
    let scales: [ScoreScale]
    let forest: IsolationTrees
  }

  let detector: DIF
  let seed: UInt64
  let extents: [FeatureExtent]
  let parts: [Part]

  /// The number of features of the rows it was fitted on.
  public var featureCount: Int { extents.count }

  init(detector: DIF, seed: UInt64, extents: [FeatureExtent], parts: [Part]) {
    self.detector = detector
    self.seed = seed
    self.extents = extents
    self.parts = parts
  }

  /// Writes a score for each row: the higher, the more unusual.
  ///
  /// The score of a row does not depend on the other rows of the batch.
  ///
  /// - Precondition: `scores.count == rows.rowCount`.
  /// - Throws: `ShapeError.featureCount` for rows of another width.
  /// - Complexity: O(`n` · networks · weights of a network).
  public func score(_ rows: Matrix, into scores: inout MutableSpan<Double>) throws(ShapeError) {
    try checkWidth(rows, expected: featureCount)
    let scaled = extents.scaled(rows)
    // A part a task: the sums are taken in the order of parts.
    let found = concurrentMap(parts.count) { parts[$0].scores(of: scaled) }
    for i in scores.indices {
      scores[i] = found.reduce(0) { $0 + $1[i] } / Double(parts.count)
    }
  }
}

extension DIFModel.Part {
  /// Returns what the forest says of rows that the network bent.
  func scores(of rows: Matrix) -> [Double] {
    guard rows.rowCount > 0 else { return [] }
    var lengths = [Double](repeating: 0, count: rows.rowCount)
    let bent = bounded(network.outputs(ofRows: rows), scales)
    let deviations = forest.pathDeviations(of: bent, lengths: &lengths)
    for row in lengths.indices {
      lengths[row] = exp2(-lengths[row] / forest.averagePathLength) * deviations[row]
    }
    return lengths
  }
}

extension DIFModel {
  /// What is stored: the networks follow from the seed.
  struct Contents {
    let detector: DIF
    let seed: UInt64
    let extents: [FeatureExtent]
    let scales: [[ScoreScale]]
    let forests: [IsolationTrees]
  }

  var contents: Contents {
    Contents(
      detector: detector, seed: seed, extents: extents, scales: parts.map(\.scales),
      forests: parts.map(\.forest))
  }

  /// Draws the networks anew.
  init(_ contents: Contents) {
    (detector, seed, extents) = (contents.detector, contents.seed, contents.extents)
    parts = concurrentMap(contents.forests.count) { number in
      Part(
        network: contents.detector.network(
          number, features: contents.extents.count, seed: contents.seed),
        scales: contents.scales[number], forest: contents.forests[number])
    }
  }
}

extension DIFModel.Contents: CheckedContents {
  static let damage = "Networks and forests do not fit; fit the model again."

  var isWhole: Bool {
    detector.isValid && !extents.isEmpty && extents.allSatisfy(\.isWhole)
      && scales.count == detector.networks && forests.count == detector.networks
      && scales.allSatisfy { $0.count == detector.outputs && $0.allSatisfy(\.isWhole) }
      && forests.allSatisfy { $0.featureCount == detector.outputs }
  }
}
