/// Finds a threshold on a scale from 0, the least score, to 1, the greatest.
///
/// Rules that know of scale only this way move and stretch with the scores, and no score is too
/// large for them. Equal scores are all usual.
///
/// - Parameters:
///   - scores: The scores in rising order, at least one.
///   - find: Takes the scores on the new scale, of which there are two different ones at least, and
///     returns the greatest that is usual.
/// - Returns: The threshold in the scale of the scores, parting the same rows.
func unitThreshold(
  ofSorted scores: [Double], _ find: (_ unit: [Double]) -> Double
) -> Double {
  guard let least = scores.first, let greatest = scores.last else { return 0 }
  let range = greatest - least
  guard range > 0, range.isFinite else { return greatest }
  let unit = scores.map { ($0 - least) / range }
  let share = find(unit)
  guard share.isFinite else { return greatest }
  let usual = countUsual(unit, upTo: share)
  var threshold = least + range * share
  if usual > 0 { threshold = max(threshold, scores[usual - 1]) }
  // Rounding must not move a row over the threshold.
  if usual > 0, usual < scores.count, threshold >= scores[usual] { threshold = scores[usual - 1] }
  return threshold
}

/// Returns how many sorted scores are not above a threshold.
///
/// - Complexity: O(log `n`).
func countUsual(_ sorted: [Double], upTo threshold: Double) -> Int {
  var (low, high) = (0, sorted.count)
  while low < high {
    let middle = (low + high) / 2
    if sorted[middle] <= threshold { low = middle + 1 } else { high = middle }
  }
  return low
}

/// Returns at most so many of some sorted scores, equally spaced by rank, both ends among them.
///
/// - Complexity: O(`most`).
func thinned(_ sorted: [Double], atMost most: Int) -> [Double] {
  guard sorted.count > most, most > 1 else { return sorted }
  return (0..<most).map { sorted[$0 * (sorted.count - 1) / (most - 1)] }
}
