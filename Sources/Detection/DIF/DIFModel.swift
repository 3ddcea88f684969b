import Glibc
public import Numeric
import Parameters
import Trees

/// Random networks with forests grown on what they make of rows, able to score new rows.
public struct DIFModel: DetectorModel {
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

extension DIFModel: Codable {
  private enum CodingKeys: String, CodingKey { case detector, seed, extents, scales, forests }

  /// Reads a model and draws its networks anew.
  ///
  /// - Throws: `DecodingError` for a damaged one.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let detector = try container.decode(DIF.self, forKey: .detector)
    let seed = try container.decode(UInt64.self, forKey: .seed)
    let extents = try container.decode([FeatureExtent].self, forKey: .extents)
    let scales = try container.decode([[ScoreScale]].self, forKey: .scales)
    let forests = try container.decode([IsolationTrees].self, forKey: .forests)
    guard (try? detector.validate()) != nil, !extents.isEmpty, extents.allSatisfy(\.isWhole),
      scales.count == detector.networks, forests.count == detector.networks,
      scales.allSatisfy({ $0.count == detector.outputs && $0.allSatisfy(\.isWhole) }),
      forests.allSatisfy({ $0.featureCount == detector.outputs })
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .forests, in: container,
        debugDescription: "Networks and forests do not fit; fit the model again.")
    }
    let parts = concurrentMap(detector.networks) { number in
      Part(
        network: detector.network(number, features: extents.count, seed: seed),
        scales: scales[number], forest: forests[number])
    }
    self.init(detector: detector, seed: seed, extents: extents, parts: parts)
  }

  /// Writes the forests; the networks follow from the seed.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(detector, forKey: .detector)
    try container.encode(seed, forKey: .seed)
    try container.encode(extents, forKey: .extents)
    try container.encode(parts.map(\.scales), forKey: .scales)
    try container.encode(parts.map(\.forest), forKey: .forests)
  }
}
