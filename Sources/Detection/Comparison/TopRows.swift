/// The rows with the highest scores, so many of them.
///
/// Rows that tie for the last seats share them, so that the order of rows decides nothing.
struct TopRows: Sendable {
  /// How much of a seat each row has, from 0 to 1.
  let seats: [Double]

  /// The number of seats.
  let count: Int

  /// Seats the rows with the highest scores.
  ///
  /// - Parameters:
  ///   - count: The number of seats, at most the number of scores.
  ///   - scores: A score for each row.
  /// - Complexity: O(`n` log `n`).
  init(_ count: Int, of scores: [Double]) {
    self.count = count
    guard count > 0 else {
      seats = scores.map { _ in 0 }
      return
    }
    let last = scores.sorted(by: >)[count - 1]
    let above = scores.count { $0 > last }
    let tied = scores.count { $0 == last }
    let share = Double(count - above) / Double(max(1, tied))
    seats = scores.map { $0 > last ? 1 : $0 == last ? share : 0 }
  }

  /// Returns Jaccard's index with other top rows: what both have over what either has, from 0 to 1.
  ///
  /// - Complexity: O(`n`).
  func overlap(with other: TopRows) -> Double {
    var (both, either) = (0.0, 0.0)
    for row in seats.indices {
      both += min(seats[row], other.seats[row])
      either += max(seats[row], other.seats[row])
    }
    return either > 0 ? both / either : 1
  }
}
