import Numeric

/// One detector of a pool, fitted, with the scale of its scores.
struct PoolMember: Sendable, Codable {
  /// How much it counts.
  let weight: Double

  /// What it learned.
  let model: AnyDetectorModel

  /// Where its scores of the learned rows lie.
  let scale: ScoreScale

  /// The standardised score above which it votes against a row.
  let threshold: Double

  init(
    _ model: AnyDetectorModel, weight: Double, rows: Matrix, contamination: Double
  ) throws(DetectionError) {
    let scores: [Double]
    do { scores = try model.scores(of: rows) } catch { throw .shape(error) }
    self.model = model
    self.weight = weight
    scale = ScoreScale(of: scores)
    let share = UnusualRule.contamination(contamination)
    threshold = scale.standardised(try share.threshold(for: scores))
  }

  /// Returns how many standard deviations each score lies above the mean of those of the learned
  /// rows.
  func standardised(_ rows: Matrix) throws(ShapeError) -> [Double] {
    try model.scores(of: rows).map(scale.standardised)
  }

  /// Whether it could have come from a fit.
  func isWhole(featureCount: Int) -> Bool {
    model.featureCount == featureCount && scale.isWhole && threshold.isFinite && weight > 0
      && weight.isFinite
  }
}
