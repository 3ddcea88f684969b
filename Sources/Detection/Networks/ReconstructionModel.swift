public import Numeric

/// A network that makes rows again, able to score new rows by what it cannot make again.
///
/// The networks see values at most four standard deviations from the mean, so that no row is so far
/// out that they learn to make it before all others; the difference is that to the row itself.
public struct ReconstructionModel: LearnedDetectorModel, Hashable {
  /// How many standard deviations from the mean the networks see.
  static let reach = 4.0

  let scale: StandardScale

  /// The networks that rows go through, one after another.
  let networks: [Network]

  /// The mean loss of parts of the steps, in order.
  public let losses: [Double]

  init(scale: StandardScale, networks: [Network], losses: [Double]) {
    self.scale = scale
    self.networks = networks
    self.losses = losses
  }

  /// The number of features of the rows it was fitted on.
  public var featureCount: Int { scale.features.count }

  /// Writes a score for each row, its distance to what is made of it: the higher, the more unusual.
  ///
  /// The score of a row does not depend on the other rows of the batch.
  ///
  /// - Precondition: `scores.count == rows.rowCount`.
  /// - Throws: `ShapeError.featureCount` for rows of another width.
  /// - Complexity: O(`n` · weights).
  public func score(_ rows: Matrix, into scores: inout MutableSpan<Double>) throws(ShapeError) {
    try checkWidth(rows, expected: featureCount)
    let scaled = scale.scaled(rows)
    let seen = scale.scaled(rows, within: Self.reach)
    forEachChunk(of: &scores, atLeast: 64) { range, chunk in
      for start in stride(from: 0, to: range.count, by: 256) {
        let count = min(256, range.count - start)
        let part = range.lowerBound + start..<range.lowerBound + start + count
        let errors = squaredErrors(of: scaled, seen: seen, in: part)
        for i in 0..<count { chunk[start + i] = errors[i].reduce(0, +).squareRoot() }
      }
    }
  }

  /// Returns the squared differences of some rows to what is made of them.
  private func squaredErrors(
    of scaled: Matrix, seen: Matrix, in range: Range<Int>
  ) -> [[Double]] {
    let rows = RowVectors(scaled, selecting: range)
    var made = RowVectors(seen, selecting: range)
    for network in networks { made = network.outputs(of: made.keeping(network.widths[0])) }
    return (0..<rows.rowCount).map { row in
      (0..<rows.width).map { column in
        let difference = made[row, column] - rows[row, column]
        return difference * difference
      }
    }
  }

  /// Returns the part of each feature in the distance, by squared differences; they add up to the
  /// score.
  ///
  /// - Throws: `ShapeError.featureCount` for a row of another width.
  public func contributions(
    to row: [Double], typical: [Double]
  ) throws(ShapeError) -> Contributions {
    let only = try Matrix(columns: row.map { [$0] })
    try checkWidth(only, expected: featureCount)
    let seen = scale.scaled(only, within: Self.reach)
    let errors = squaredErrors(of: scale.scaled(only), seen: seen, in: 0..<1)[0]
    let score = errors.reduce(0, +).squareRoot()
    return Contributions(values: errors.map { score > 0 ? $0 / score : 0 }, addUp: true)
  }
}

extension RowVectors {
  /// The first columns.
  func keeping(_ columns: Int) -> RowVectors {
    guard columns < width else { return self }
    var result = RowVectors(rowCount: rowCount, width: columns)
    for row in 0..<rowCount {
      for column in 0..<columns { result[row, column] = self[row, column] }
    }
    return result
  }
}

extension ReconstructionModel: Codable {
  private enum CodingKeys: String, CodingKey { case scale, networks, losses }

  /// Reads a model.
  ///
  /// - Throws: `DecodingError` for a damaged one.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    scale = try container.decode(StandardScale.self, forKey: .scale)
    networks = try container.decode([Network].self, forKey: .networks)
    losses = try container.decode([Double].self, forKey: .losses)
    var width = scale.features.count
    var fits = width > 0 && !networks.isEmpty && scale.features.allSatisfy(\.isWhole)
    for network in networks {
      fits = fits && network.widths[0] <= width && network.parameters.allSatisfy(\.isFinite)
      width = network.widths[network.widths.count - 1]
    }
    guard fits, networks[0].widths[0] == scale.features.count, width == scale.features.count
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .networks, in: container,
        debugDescription: "The networks do not fit; fit the model again.")
    }
  }

  /// Writes the scale and the networks.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(scale, forKey: .scale)
    try container.encode(networks, forKey: .networks)
    try container.encode(losses, forKey: .losses)
  }
}
