import Numeric

/// Where scores of learned rows lie, so that scores of several detectors can be compared.
struct ScoreScale: Sendable, Codable, Hashable {
  /// Their mean.
  let mean: Double

  /// Their standard deviation, divided by `n` as scikit-learn's scaler does; 1 where they are
  /// equal.
  let spread: Double

  /// Measures scores of learned rows, at least one.
  init(of scores: [Double]) {
    // Shares of the greatest keep squares finite.
    let size = max(scores.reduce(0) { max($0, abs($1)) }, .leastNormalMagnitude)
    let count = Double(scores.count)
    let mean = scores.reduce(0) { $0 + $1 / size } / count
    let squares = scores.reduce(0) { $0 + ($1 / size - mean) * ($1 / size - mean) }
    let spread = (squares / count).squareRoot() * size
    self.mean = mean * size
    self.spread = spread > 0 && spread.isFinite ? spread : 1
  }

  /// How many standard deviations a score lies above the mean.
  func standardised(_ score: Double) -> Double { (score - mean) / spread }

  /// Whether the numbers could have come from a fit.
  var isWhole: Bool { mean.isFinite && spread.isFinite && spread > 0 }
}
