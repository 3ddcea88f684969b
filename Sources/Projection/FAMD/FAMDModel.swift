public import Numeric

/// Directions of greatest variance of numbers and categories, able to take in new rows.
public struct FAMDModel: Sendable, Codable, Hashable {
  /// How numbers and categories become columns.
  public let coding: MixedCoding

  /// The directions among these columns.
  public let plane: PCAModel

  /// Returns the coordinates of rows along the directions.
  ///
  /// The result of a row does not depend on the other rows of the batch.
  ///
  /// - Parameter rows: Shape `n × d`.
  /// - Returns: Shape `n × components`.
  /// - Throws: `ShapeError.featureCount` for rows of another width.
  public func project(_ rows: Matrix) throws(ShapeError) -> Matrix {
    guard rows.columnCount == coding.featureCount else {
      throw .featureCount(expected: coding.featureCount, got: rows.columnCount)
    }
    return try plane.project(coding.coded(rows))
  }
}

extension FAMDModel {
  /// Reads a model, and refuses one whose parts do not fit each other.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    coding = try container.decode(MixedCoding.self, forKey: .coding)
    plane = try container.decode(PCAModel.self, forKey: .plane)
    guard coding.columnCount == plane.featureCount else {
      throw DecodingError.dataCorruptedError(
        forKey: .plane, in: container,
        debugDescription: "The directions are among other columns than rows are coded as.")
    }
  }
}
