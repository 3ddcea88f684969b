public import Numeric

/// Sets of balls that were drawn, able to score new rows.
public struct INNEModel: DetectorModel, CheckedCodable, Hashable {
  let balls: BallSets

  /// The number of features of the rows it was fitted on.
  public var featureCount: Int { balls.centres.featureCount }

  /// Writes a score for each row, from 0 to 1: the higher, the more unusual.
  ///
  /// The score of a row does not depend on the other rows of the batch.
  ///
  /// - Precondition: `scores.count == rows.rowCount`.
  /// - Throws: `ShapeError.featureCount` for rows of another width.
  /// - Complexity: O(`n` · balls · `d`).
  public func score(_ rows: Matrix, into scores: inout MutableSpan<Double>) throws(ShapeError) {
    try checkWidth(rows, expected: featureCount)
    balls.means(of: rows, into: &scores)
  }
}

extension INNEModel {
  struct Contents {
    let setSize: Int
    let features: Int
    let centres: [Double]
    let radii: [Double]
    let numbers: [Double]
  }

  var contents: Contents {
    Contents(
      setSize: balls.setSize, features: featureCount, centres: balls.centres.values,
      radii: balls.squaredRadii, numbers: balls.numbers)
  }

  init(_ contents: Contents) {
    let centres = Centres(
      count: contents.radii.count, featureCount: contents.features, values: contents.centres)
    balls = BallSets(
      setSize: contents.setSize, centres: centres, squaredRadii: contents.radii,
      numbers: contents.numbers)
  }
}

extension INNEModel.Contents: CheckedContents {
  static let damage = "The balls do not fit each other."

  var isWhole: Bool {
    2...256 ~= setSize && features > 0 && !radii.isEmpty && radii.count % setSize == 0
      && numbers.count == radii.count && centres.count / features == radii.count
      && centres.count % features == 0 && radii.allSatisfy { $0 >= 0 }
      && numbers.allSatisfy { $0 <= 1 }
  }
}
