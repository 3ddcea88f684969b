import Numeric

/// Sorted distances of rows to their neighbours, and which of the rows are made up.
struct DistanceLessons: Sendable {
  /// A row of distances for each row.
  let rows: RowVectors

  /// Whether each row is made up.
  let isMadeUp: [Bool]

  init(distances: [Double], neighbours: Int, isMadeUp: [Bool]) {
    var rows = RowVectors(rowCount: isMadeUp.count, width: neighbours)
    for row in 0..<isMadeUp.count {
      for place in 0..<neighbours { rows[row, place] = distances[row * neighbours + place] }
    }
    self.rows = rows
    self.isMadeUp = isMadeUp
  }

  /// Returns how often a made-up row scores above a real one; ties half.
  func area(of scores: [Double]) -> Double {
    let order = scores.indices.sorted { scores[$0] < scores[$1] }
    var (wins, below, start) = (0.0, 0.0, 0)
    while start < order.count {
      var end = start
      var (real, madeUp) = (0.0, 0.0)
      while end < order.count, scores[order[end]] == scores[order[start]] {
        if isMadeUp[order[end]] { madeUp += 1 } else { real += 1 }
        end += 1
      }
      wins += madeUp * (below + real / 2)
      below += real
      start = end
    }
    let pairs = below * (Double(scores.count) - below)
    return pairs > 0 ? wins / pairs : 0.5
  }
}
