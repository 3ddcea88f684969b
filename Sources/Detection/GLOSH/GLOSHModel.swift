import Clustering
public import Numeric

/// Rows that were learned with the crowds they are in.
public struct GLOSHModel: LearnedRowsModel {
  /// The detector it was fitted by.
  public let detector: GLOSH

  /// The rows that were learned.
  public let learned: LearnedRows

  private let crowds: DensityOutliers

  /// Finds the crowds.
  ///
  /// - Complexity: O(`n` log² `n`) in few dimensions, O(`n`² log `n` · `d`) at worst.
  public init(detector: GLOSH, learned: LearnedRows) {
    self.detector = detector
    self.learned = learned
    crowds = DensityOutliers(
      learned.rows, counts: learned.counts, leastSize: detector.leastSize,
      neighbours: detector.neighbours, measure: detector.measure)
  }

  /// Returns the score of each of some different rows.
  public func scores(ofDistinct rows: Matrix) -> [Double] { crowds.scores(of: rows) }
}
