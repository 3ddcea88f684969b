public import Numeric

/// A network with the point to which it brings usual rows, able to score new rows.
public struct DeepSVDDModel: LearnedDetectorModel, Hashable {
  let scale: StandardScale
  let network: Network
  let centre: [Double]

  /// The mean loss of parts of the steps, in order.
  public let losses: [Double]

  init(scale: StandardScale, network: Network, centre: [Double], losses: [Double]) {
    (self.scale, self.network) = (scale, network)
    (self.centre, self.losses) = (centre, losses)
  }

  /// The number of features of the rows it was fitted on.
  public var featureCount: Int { scale.features.count }

  /// Writes a score for each row, a squared distance: the higher, the more unusual.
  ///
  /// The score of a row does not depend on the other rows of the batch.
  ///
  /// - Precondition: `scores.count == rows.rowCount`.
  /// - Throws: `ShapeError.featureCount` for rows of another width.
  /// - Complexity: O(`n` · weights).
  public func score(_ rows: Matrix, into scores: inout MutableSpan<Double>) throws(ShapeError) {
    try checkWidth(rows, expected: featureCount)
    let scaled = scale.scaled(rows)
    forEachChunk(of: &scores, atLeast: 64) { range, chunk in
      for start in stride(from: 0, to: range.count, by: 256) {
        let count = min(256, range.count - start)
        let part = range.lowerBound + start..<range.lowerBound + start + count
        let made = network.outputs(of: RowVectors(scaled, selecting: part))
        for row in 0..<count {
          chunk[start + row] = centre.indices.reduce(0) { sum, output in
            let difference = made[row, output] - centre[output]
            return sum + difference * difference
          }
        }
      }
    }
  }
}

extension DeepSVDDModel: Codable {
  private enum CodingKeys: String, CodingKey { case scale, network, centre, losses }

  /// Reads a model.
  ///
  /// - Throws: `DecodingError` for a damaged one.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    scale = try container.decode(StandardScale.self, forKey: .scale)
    network = try container.decode(Network.self, forKey: .network)
    centre = try container.decode([Double].self, forKey: .centre)
    losses = try container.decode([Double].self, forKey: .losses)
    guard !scale.features.isEmpty, scale.features.allSatisfy(\.isWhole),
      network.widths[0] == scale.features.count, network.widths.last == centre.count,
      network.parameters.allSatisfy(\.isFinite), centre.allSatisfy(\.isFinite)
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .network, in: container,
        debugDescription: "The network does not fit; fit the model again.")
    }
  }

  /// Writes the scale, the network and the point.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(scale, forKey: .scale)
    try container.encode(network, forKey: .network)
    try container.encode(centre, forKey: .centre)
    try container.encode(losses, forKey: .losses)
  }
}
