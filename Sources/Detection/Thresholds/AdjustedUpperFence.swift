import Glibc
import Numeric

/// Returns the upper fence of the boxplot adjusted for skewed data.
///
/// The fence is Q3 + 1.5 · e^(3·MC) · IQR for data with a long right tail (medcouple MC ≥ 0), and
/// Q3 + 1.5 · e^(4·MC) · IQR otherwise; for symmetric data it is Tukey's. It moves and stretches
/// with the scores, so it suits a score of any scale. When at least half of the scores are equal
/// the box is flat, and it is drawn over the different scores instead.
///
/// > M. Hubert, E. Vandervieren. "An adjusted boxplot for skewed distributions." *Computational
/// > Statistics & Data Analysis* 52 (12), 2008,
/// > doi:[10.1016/j.csda.2007.11.008](https://doi.org/10.1016/j.csda.2007.11.008)
///
/// - Parameters:
///   - scores: The scores in rising order, at least one.
///   - factor: What the spread is multiplied by, 1.5 as a rule.
/// - Returns: The fence, at least the third quartile.
func adjustedUpperFence(ofSorted scores: [Double], factor: Double = 1.5) -> Double {
  let upper = quantile(ofSorted: scores, at: 0.75)
  let spread = upper - quantile(ofSorted: scores, at: 0.25)
  guard spread > 0 else {
    let distinct = differentValues(ofSorted: scores)
    return distinct.count < scores.count
      ? adjustedUpperFence(ofSorted: distinct, factor: factor) : upper
  }
  let skewness = medcouple(ofSorted: scores)
  return upper + factor * exp((skewness >= 0 ? 3 : 4) * skewness) * spread
}

/// Returns each of some sorted values once.
func differentValues(ofSorted values: [Double]) -> [Double] {
  var result: [Double] = []
  for value in values where result.last != value { result.append(value) }
  return result
}
