import Glibc
public import Numeric

/// Different rows, able to score new rows by the discrepancy they add.
public struct QMCDModel: DetectorModel, CheckedCodable {
  struct Contents {
    let rows: Matrix
    let counts: [Double]

    /// What scores are taken from when they are turned round.
    let turn: Double?
  }

  let contents: Contents
  private let least: [Double]
  private let widths: [Double]
  private let points: KernelPoints

  /// The number of features of the rows it was fitted on.
  public var featureCount: Int { contents.rows.columnCount }

  init(_ contents: Contents) {
    self.contents = contents
    let rows = contents.rows
    let columns = (0..<rows.columnCount).map { rows.columnValues($0) }
    let least = columns.map { $0.min() ?? 0 }
    let widths = zip(columns, least).map { ($0.max() ?? 0) - $1 }.map { $0 > 0 ? $0 : 1 }
    (self.least, self.widths) = (least, widths)
    points = KernelPoints(inCube(rows, least, widths))
  }

  /// Returns the discrepancy each row adds, before it is turned round.
  func discrepancies(of rows: Matrix) -> [Double] {
    let total = contents.counts.reduce(0, +)
    let even = pow(4.0 / 3, Double(featureCount))
    return points.wrapAroundSums(weights: contents.counts, at: inCube(rows, least, widths))
      .map { $0 / (total * total) - even }
  }

  /// Writes a score for each row: the higher, the more unusual.
  ///
  /// The score of a row does not depend on the other rows of the batch.
  ///
  /// - Precondition: `scores.count == rows.rowCount`.
  /// - Throws: `ShapeError.featureCount` for rows of another width.
  /// - Complexity: O(different rows of both · `d`).
  public func score(_ rows: Matrix, into scores: inout MutableSpan<Double>) throws(ShapeError) {
    try checkWidth(rows, expected: featureCount)
    let distinct = DistinctRows(of: rows)
    let found = discrepancies(of: rows.selectingRows(distinct.first))
    for i in scores.indices {
      let score = found[Int(distinct.place[i])]
      scores[i] = contents.turn.map { $0 - score } ?? score
    }
  }
}

/// Returns rows scaled to 0…1, those beyond at the nearest end.
private func inCube(_ rows: Matrix, _ least: [Double], _ widths: [Double]) -> Matrix {
  var result = rows
  for feature in 0..<rows.columnCount {
    var column = result.mutableColumn(feature)
    for row in column.indices {
      column[row] = min(max((column[row] - least[feature]) / widths[feature], 0), 1)
    }
  }
  return result
}

extension QMCDModel.Contents: CheckedContents {
  static let damage = "The learned rows are damaged; fit the model again."

  var isWhole: Bool {
    counts.count == rows.rowCount && counts.allSatisfy { $0 >= 1 && $0 <= 0x1p40 }
      && turn?.isFinite ?? true && areWhole(rows)
  }
}
