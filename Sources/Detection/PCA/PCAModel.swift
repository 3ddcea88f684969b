public import Numeric

/// Directions in which features vary together, able to score new rows.
public struct PCAModel: DetectorModel, CheckedCodable, Hashable {
  struct Contents: Hashable {
    let directions: RowDirections

    /// What the distance from the end of each direction counts.
    let weights: [Double]
  }

  let contents: Contents

  /// The number of features of the rows it was fitted on.
  public var featureCount: Int { contents.directions.featureCount }

  init(_ contents: Contents) { self.contents = contents }

  /// Writes a score for each row: the higher, the more unusual.
  ///
  /// The score of a row does not depend on the other rows of the batch.
  ///
  /// - Precondition: `scores.count == rows.rowCount`.
  /// - Throws: `ShapeError.featureCount` for rows of another width.
  /// - Complexity: O(`n` · `d`²).
  public func score(_ rows: Matrix, into scores: inout MutableSpan<Double>) throws(ShapeError) {
    try checkWidth(rows, expected: featureCount)
    let found = contents.directions.distances(of: rows, weights: contents.weights)
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
    try checkRow(row)
    return contents.directions.contributions(of: row) { number, scaled, vector in
      let squares = zip(scaled, vector).map { ($0 - $1) * ($0 - $1) }
      let distance = squares.reduce(0, +).squareRoot()
      return squares.map { distance > 0 ? contents.weights[number] * $0 / distance : 0 }
    }
  }
}

extension PCAModel.Contents: CheckedContents {
  static let damage = "The directions are damaged; fit the model again."

  var isWhole: Bool {
    directions.isWhole && weights.count == directions.count
      && weights.allSatisfy { $0.isFinite && $0 > 0 }
  }
}
