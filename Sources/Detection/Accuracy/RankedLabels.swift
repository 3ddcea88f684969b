/// Labelled rows in the order of their scores, those with equal scores together.
struct RankedLabels: Sendable {
  /// For each different score, the highest first, the number of unusual rows that have it.
  private(set) var unusualAt: [Int] = []

  /// For each different score, the highest first, the number of usual rows that have it.
  private(set) var usualAt: [Int] = []

  /// The place of the score of each unusual row, in the order of rows.
  private(set) var unusualPlaces: [Int] = []

  /// The place of the score of each usual row, in the order of rows.
  private(set) var usualPlaces: [Int] = []

  /// Ranks the rows of which something is known.
  ///
  /// - Precondition: There are as many scores as labels.
  /// - Complexity: O(`n` log `n`).
  init(_ scores: [Double], _ labels: KnownLabels) {
    precondition(scores.count == labels.isUnusual.count, "there is a label a row, or nil")
    let known = scores.indices.filter { labels.isUnusual[$0] != nil }
    let order = known.sorted { scores[$0] > scores[$1] }
    var places = [Int](repeating: 0, count: scores.count)
    for (position, row) in order.enumerated() {
      if position == 0 || scores[row] != scores[order[position - 1]] {
        unusualAt.append(0)
        usualAt.append(0)
      }
      places[row] = unusualAt.count - 1
      if labels.isUnusual[row] == true {
        unusualAt[places[row]] += 1
      } else {
        usualAt[places[row]] += 1
      }
    }
    unusualPlaces = known.filter { labels.isUnusual[$0] == true }.map { places[$0] }
    usualPlaces = known.filter { labels.isUnusual[$0] == false }.map { places[$0] }
  }
}

/// Returns the mean of the precisions at each unusual row, as a list is read from the top.
///
/// Rows with equal scores are read together, as in scikit-learn: no interpolation.
///
/// - Parameters:
///   - unusualAt: For each different score, the highest first, the number of unusual rows.
///   - usualAt: For each different score, the number of usual rows.
/// - Returns: From 0 to 1; NaN when no row is unusual.
func averagePrecision(_ unusualAt: [Int], _ usualAt: [Int]) -> Double {
  var (found, read, sum) = (0, 0, 0.0)
  for place in unusualAt.indices {
    found += unusualAt[place]
    read += unusualAt[place] + usualAt[place]
    if unusualAt[place] > 0 { sum += Double(unusualAt[place]) * Double(found) / Double(read) }
  }
  return sum / Double(found)
}

/// Returns the share of unusual rows among so many at the top.
///
/// Of rows that tie for the last seats each has an equal share of a seat.
///
/// - Parameters:
///   - count: The number of seats, at least one and at most the number of rows.
///   - unusualAt: For each different score, the highest first, the number of unusual rows.
///   - usualAt: For each different score, the number of usual rows.
/// - Returns: From 0 to 1.
func precision(atTop count: Int, _ unusualAt: [Int], _ usualAt: [Int]) -> Double {
  var (seats, found) = (count, 0.0)
  for place in unusualAt.indices where seats > 0 {
    let size = unusualAt[place] + usualAt[place]
    guard size > 0 else { continue }
    let taken = min(size, seats)
    found += Double(unusualAt[place]) * Double(taken) / Double(size)
    seats -= taken
  }
  return found / Double(count)
}
