import Glibc
public import Numeric
public import Trees

/// Random trees that were grown, able to score new rows by their paths.
public struct IsolationModel<Trees: PathTrees>: DetectorModel, Hashable {
  let trees: Trees

  /// The number of features of the rows it was fitted on.
  public var featureCount: Int { trees.featureCount }

  /// Writes a score for each row, from 0 to 1: the higher, the more unusual.
  ///
  /// The score of a row does not depend on the other rows of the batch.
  ///
  /// - Precondition: `scores.count == rows.rowCount`.
  /// - Throws: `ShapeError.featureCount` for rows of another width.
  /// - Complexity: As finding the path of each row.
  public func score(_ rows: Matrix, into scores: inout MutableSpan<Double>) throws(ShapeError) {
    try checkWidth(rows, expected: featureCount)
    trees.pathLengths(of: rows, into: &scores)
    let usual = trees.averagePathLength
    for i in scores.indices { scores[i] = exp2(-scores[i] / usual) }
  }

  /// Returns how many steps each feature takes off the path of a row, a mean over trees.
  ///
  /// The steps add up to the usual path less that of the row, which is the usual path times
  /// 1 + log₂ of the score; so they rank the features.
  ///
  /// - Throws: `ShapeError.featureCount` for a row of another width.
  /// - Complexity: As finding the path of the row.
  public func contributions(
    to row: [Double], typical: [Double]
  ) throws(ShapeError) -> Contributions {
    try checkRow(row)
    return Contributions(values: trees.credits(of: row), addUp: false)
  }
}
