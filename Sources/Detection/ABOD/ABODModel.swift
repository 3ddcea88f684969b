public import Numeric

/// Rows that were learned, able to tell how varied the directions to them are.
public struct ABODModel: LearnedRowsModel {
  /// The most different rows where all pairs are looked at.
  static let mostExactRows = 20_000

  /// The detector it was fitted by.
  public let detector: ABOD

  /// The rows that were learned.
  public let learned: LearnedRows

  /// Keeps the rows.
  public init(detector: ABOD, learned: LearnedRows) {
    self.detector = detector
    self.learned = learned
  }

  /// Returns the score of each of some different rows: minus the variance of angles.
  public func scores(ofDistinct rows: Matrix) -> [Double] {
    let nearest = detector.exact ? nil : nearestRows(of: rows)
    let all = 0..<learned.rows.rowCount
    var result = [Double](repeating: 0, count: rows.rowCount)
    var span = result.mutableSpan
    forEachChunk(of: &span, atLeast: nearest == nil ? 1 : 128) { range, chunk in
      var angles = AngleVariance(featureCount: rows.columnCount)
      for row in range {
        angles.begin(rows, row: row)
        if let nearest {
          for i in row * nearest.count..<(row + 1) * nearest.count {
            angles.add(learned.rows, row: Int(nearest.rows[i]), weight: 1)
          }
          chunk[row - range.lowerBound] = -angles.ofPairs
        } else {
          for place in all {
            angles.add(learned.rows, row: place, weight: Double(learned.counts[place]))
          }
          chunk[row - range.lowerBound] =
            -(all.count < rows.columnCount ? angles.ofPairs : angles.ofMoments)
        }
      }
    }
    return result
  }

  /// The nearest different learned rows of each row, a row that was learned first among its own.
  private func nearestRows(of rows: Matrix) -> NearestRows {
    rows == learned.rows
      ? NearestRows(ofAll: rows, in: learned.tree, count: detector.neighbours)
      : NearestRows(of: rows, among: learned.tree, count: detector.neighbours)
  }
}
