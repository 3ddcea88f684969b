public import Numeric

/// Sets of balls that were drawn, able to score new rows.
public struct INNEModel: DetectorModel, Hashable {
  let balls: BallSets

  /// The number of features of the rows it was fitted on.
  public var featureCount: Int { balls.centres.featureCount }

  init(balls: BallSets) { self.balls = balls }

  /// Writes a score for each row, from 0 to 1: the higher, the more unusual.
  ///
  /// The score of a row does not depend on the other rows of the batch.
  ///
  /// - Precondition: `scores.count == rows.rowCount`.
  /// - Throws: `ShapeError.featureCount` for rows of another width.
  /// - Complexity: O(`n` · balls · `d`).
  public func score(_ rows: Matrix, into scores: inout MutableSpan<Double>) throws(ShapeError) {
    try checkWidth(rows, expected: featureCount)
    balls.means(of: BlockedRows(rows), into: &scores)
  }
}

extension INNEModel: Codable {
  private enum CodingKeys: String, CodingKey { case setSize, features, centres, radii, numbers }

  /// Reads a model.
  ///
  /// - Throws: `DecodingError` for a damaged one.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let setSize = try container.decode(Int.self, forKey: .setSize)
    let features = try container.decode(Int.self, forKey: .features)
    let centres = try container.decode([Double].self, forKey: .centres)
    let radii = try container.decode([Double].self, forKey: .radii)
    let numbers = try container.decode([Double].self, forKey: .numbers)
    guard 2...256 ~= setSize, features > 0, !radii.isEmpty, radii.count % setSize == 0,
      numbers.count == radii.count, centres.count / features == radii.count,
      centres.count % features == 0, radii.allSatisfy({ $0 >= 0 }),
      numbers.allSatisfy({ $0 <= 1 })
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .radii, in: container, debugDescription: "The balls do not fit each other.")
    }
    balls = BallSets(
      setSize: setSize,
      centres: Centres(count: radii.count, featureCount: features, values: centres),
      squaredRadii: radii, numbers: numbers)
  }

  /// Writes the balls.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(balls.setSize, forKey: .setSize)
    try container.encode(featureCount, forKey: .features)
    try container.encode(balls.centres.values, forKey: .centres)
    try container.encode(balls.squaredRadii, forKey: .radii)
    try container.encode(balls.numbers, forKey: .numbers)
  }
}
