/// How many rows lie about the rows within each radius of one row: their sums and sums of squares.
struct RadiusCounts {
  private let radii: [Double]
  private let alpha: Double

  /// The number of rows within each radius, the sum of their counts and of the squares of these.
  private var rows: [Int]
  private var sums: [Int]
  private var squares: [Int]

  /// Begins with no rows.
  ///
  /// - Parameters:
  ///   - radii: The radii, rising.
  ///   - alpha: The share of a radius within which rows are counted.
  init(_ radii: [Double], alpha: Double) {
    self.radii = radii
    self.alpha = alpha
    rows = Array(repeating: 0, count: radii.count)
    (sums, squares) = (rows, rows)
  }

  /// Takes in a row: what lies about it at each radius from that on which reaches it.
  ///
  /// - Parameters:
  ///   - distances: Its distances to all rows, rising.
  ///   - within: How many rows are among the first so many of them.
  ///   - away: How far it is.
  ///   - weight: How many equal rows it stands for.
  ///   - seesNew: Whether the row the radii are about counts beside those in `distances`.
  mutating func add(
    distances: [Double], within: [Int], away: Double, weight: Int, seesNew: Bool
  ) {
    var next = 0
    for place in firstRadius(reaching: away)..<radii.count {
      let limit = radii[place] * alpha
      while next < distances.count, distances[next] < limit { next += 1 }
      let count = within[next] + (seesNew && away < limit ? 1 : 0)
      rows[place] += weight
      sums[place] += weight * count
      squares[place] += weight * count * count
    }
  }

  /// Returns by how many standard deviations the row the radii are about has fewer rows than others.
  ///
  /// - Parameters:
  ///   - distances: Its own distances, rising.
  ///   - within: How many rows are among the first so many of them, itself included.
  ///   - enough: The number above which later radii are not looked at; at infinity the greatest number
  ///     is returned, otherwise the last.
  /// - Returns: The score.
  func score(distances: [Double], within: [Int], enough: Double) -> Double {
    var score = 0.0
    var next = 0
    for place in radii.indices {
      while next < distances.count, distances[next] < radii[place] * alpha { next += 1 }
      let mean = Double(sums[place]) / Double(rows[place])
      guard mean >= 20 else { continue }
      // Whole numbers, so that equal counts have no variance at all.
      let spread = rows[place] * squares[place] - sums[place] * sums[place]
      let deviation = Double(spread).squareRoot() / Double(rows[place]) / mean
      let missing = 1 - Double(within[next]) / mean
      let here = deviation > 0 ? missing / deviation : 0
      score = enough < .infinity ? here : max(score, here)
      if missing > enough * deviation { break }
    }
    return score
  }

  /// The first radius that is at least a distance.
  private func firstRadius(reaching distance: Double) -> Int {
    var (low, high) = (0, radii.count)
    while low < high {
      let middle = (low + high) / 2
      if radii[middle] >= distance { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
