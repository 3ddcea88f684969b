public import Numeric

/// A middle and a covariance, able to score new rows by their distance.
public struct MahalanobisModel: DetectorModel, CheckedCodable, Hashable {
  struct Contents: Hashable {
    /// The rows of a matrix that makes the covariance the identity.
    let directions: RowDirections
  }

  let contents: Contents

  /// The number of features of the rows it was fitted on.
  public var featureCount: Int { contents.directions.featureCount }

  init(_ contents: Contents) { self.contents = contents }

  /// Creates a model.
  ///
  /// - Parameters:
  ///   - middle: The middle of each feature.
  ///   - factors: What the difference of each feature from it is multiplied with.
  ///   - kept: The features that count.
  ///   - whitening: A triangle that makes their covariance the identity, row after row.
  init(middle: [Double], factors: [Double], kept: [Int], whitening: [Double]) {
    var vectors = [Double](repeating: 0, count: kept.count * middle.count)
    for direction in 0..<(whitening.isEmpty ? 0 : kept.count) {
      for (place, feature) in kept.enumerated() {
        vectors[direction * middle.count + feature] = whitening[direction * kept.count + place]
      }
    }
    self.init(
      .init(directions: RowDirections(middle: middle, factors: factors, vectors: vectors)))
  }

  /// Writes a score for each row, its squared distance: the higher, the more unusual.
  ///
  /// The score of a row does not depend on the other rows of the batch.
  ///
  /// - Precondition: `scores.count == rows.rowCount`.
  /// - Throws: `ShapeError.featureCount` for rows of another width.
  /// - Complexity: O(`n` · `d`²).
  public func score(_ rows: Matrix, into scores: inout MutableSpan<Double>) throws(ShapeError) {
    try checkWidth(rows, expected: featureCount)
    let found = contents.directions.squaredLengths(of: rows)
    for i in scores.indices { scores[i] = found[i] }
  }

  /// Returns the part of each feature in the squared distance; the parts add up to the score.
  ///
  /// A feature that makes up for others has a part below 0.
  ///
  /// - Throws: `ShapeError.featureCount` for a row of another width.
  public func contributions(
    to row: [Double], typical: [Double]
  ) throws(ShapeError) -> Contributions {
    try checkRow(row)
    return contents.directions.contributions(of: row) { _, scaled, vector in
      let terms = zip(scaled, vector).map { $0 * $1 }
      let product = terms.reduce(0, +)
      return terms.map { product * $0 }
    }
  }
}

extension RowDirections {
  /// Adds up what each direction gives the features of a row; it adds up to the score.
  func contributions(
    of row: [Double],
    by part: (_ number: Int, _ scaled: [Double], _ vector: ArraySlice<Double>) -> [Double]
  ) -> Contributions {
    let scaled = scaled(row)
    var values = [Double](repeating: 0, count: row.count)
    for number in 0..<count {
      for (feature, value) in part(number, scaled, vector(number)).enumerated() {
        values[feature] += value
      }
    }
    return Contributions(values: values, addUp: true)
  }
}

extension MahalanobisModel.Contents: CheckedContents {
  static let damage = "The covariance is damaged; fit the model again."

  var isWhole: Bool { directions.isWhole }
}
