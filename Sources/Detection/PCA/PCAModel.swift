public import Numeric

/// Directions in which features vary together, able to score new rows.
public struct PCAModel: DetectorModel, Hashable {
  let directions: RowDirections

  /// What the distance from the end of each direction counts.
  let weights: [Double]

  /// The number of features of the rows it was fitted on.
  public var featureCount: Int { directions.featureCount }

  init(directions: RowDirections, weights: [Double]) {
    (self.directions, self.weights) = (directions, weights)
  }

  /// Writes a score for each row: the higher, the more unusual.
  ///
  /// The score of a row does not depend on the other rows of the batch.
  ///
  /// - Precondition: `scores.count == rows.rowCount`.
  /// - Throws: `ShapeError.featureCount` for rows of another width.
  /// - Complexity: O(`n` · `d`²).
  public func score(_ rows: Matrix, into scores: inout MutableSpan<Double>) throws(ShapeError) {
    try checkWidth(rows, expected: featureCount)
    let found = directions.distances(of: rows, weights: weights)
    for i in scores.indices { scores[i] = found[i] }
  }

  /// Returns the part of each feature in the distances that make the score.
  ///
  /// A distance is shared out by squared differences, so the parts add up to the score.
  ///
  /// - Throws: `ShapeError.featureCount` for a row of another width.
  public func contributions(
    to row: [Double], typical: [Double]
  ) throws(ShapeError) -> Contributions {
    guard row.count == featureCount else {
      throw .featureCount(expected: featureCount, got: row.count)
    }
    let scaled = directions.scaled(row)
    var values = [Double](repeating: 0, count: featureCount)
    for (number, weight) in weights.enumerated() {
      let squares = zip(scaled, directions.vector(number)).map { ($0 - $1) * ($0 - $1) }
      let distance = squares.reduce(0, +).squareRoot()
      guard distance > 0 else { continue }
      for feature in values.indices { values[feature] += weight * squares[feature] / distance }
    }
    return Contributions(values: values, addUp: true)
  }
}

extension PCAModel: Codable {
  private enum CodingKeys: String, CodingKey { case directions, weights }

  /// Reads a model.
  ///
  /// - Throws: `DecodingError` for a damaged one.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    directions = try container.decode(RowDirections.self, forKey: .directions)
    weights = try container.decode([Double].self, forKey: .weights)
    guard directions.isWhole, weights.count == directions.count,
      weights.allSatisfy({ $0.isFinite && $0 > 0 })
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .directions, in: container,
        debugDescription: "The directions are damaged; fit the model again.")
    }
  }
}
