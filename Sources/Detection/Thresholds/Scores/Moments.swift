/// The mean of some scores and the sum of their squared differences from it.
struct Moments {
  /// The number of scores.
  let count: Double

  /// Their mean.
  let mean: Double

  /// The sum of squared differences from the mean.
  let squares: Double

  /// Adds up scores in two passes.
  init(of scores: [Double]) {
    count = Double(scores.count)
    let mean = scores.reduce(0, +) / count
    self.mean = mean
    squares = scores.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  }

  /// Takes what is known.
  init(count: Double, mean: Double, squares: Double) {
    (self.count, self.mean, self.squares) = (count, mean, squares)
  }

  /// The standard deviation of the scores themselves (dividing by `n`).
  var deviation: Double { (squares / count).squareRoot() }

  /// The standard deviation that the scores estimate (dividing by `n` − 1); 0 for one score.
  var sampleDeviation: Double { count > 1 ? (squares / (count - 1)).squareRoot() : 0 }

  /// Returns the moments of the first score, the first two, and so on to all.
  ///
  /// > B. P. Welford. "Note on a method for calculating corrected sums of squares and products."
  /// > *Technometrics* 4 (3), 1962,
  /// > doi:[10.1080/00401706.1962.10490022](https://doi.org/10.1080/00401706.1962.10490022)
  static func running(_ scores: [Double]) -> [Moments] {
    var (mean, squares) = (0.0, 0.0)
    return scores.indices.map { index in
      let count = Double(index + 1)
      let difference = scores[index] - mean
      mean += difference / count
      squares += difference * (scores[index] - mean)
      return Moments(count: count, mean: mean, squares: squares)
    }
  }
}
