public import Numeric

/// A few rows that were drawn, able to tell how far rows are from the nearest.
public struct SamplingModel: LearnedRowsModel {
  /// The detector it was fitted by.
  public let detector: Sampling

  /// The rows that were drawn.
  public let learned: LearnedRows

  /// Keeps the rows.
  public init(detector: Sampling, learned: LearnedRows) {
    self.detector = detector
    self.learned = learned
  }

  public var scoresQuickly: Bool { learned.total <= 64 }

  /// Returns the distance of each of some rows to the nearest.
  public func scores(ofDistinct rows: Matrix) -> [Double] {
    guard scoresQuickly else { return learned.mapNeighbours(1, of: rows) { _, all in all[0] } }
    let places = learned.counts.indices.flatMap {
      Array(repeating: $0, count: learned.counts[$0])
    }
    return nearestDistances(of: rows, among: learned.rows.selectingRows(places))
  }

  /// Returns the part of each feature in the distance, by squared differences; they add up to it.
  ///
  /// - Throws: `ShapeError.featureCount` for a row of another width.
  public func contributions(
    to row: [Double], typical: [Double]
  ) throws(ShapeError) -> Contributions {
    try checkRow(row)
    return Contributions(
      values: learned.distanceParts(of: row, neighbours: 1, weights: [(0, 1)]), addUp: true)
  }
}
