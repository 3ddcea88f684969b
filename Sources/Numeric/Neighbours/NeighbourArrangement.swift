/// The order of rows in a k-d tree, and the boxes of its nodes.
struct NeighbourArrangement {
  private(set) var order: [Int]
  private(set) var boxes: [Double] = []

  init(of rows: Matrix) {
    order = Array(0..<rows.rowCount)
    if rows.rowCount > 0 { arrange(rows, 0..<rows.rowCount) }
  }

  /// Halves a part at the median of its widest feature, at a multiple of the rows of a leaf.
  private mutating func arrange(_ rows: Matrix, _ part: Range<Int>) {
    let box = appendBox(of: rows, part)
    guard part.count > NeighbourTree.leafRows else { return }
    let leaves = (part.count + NeighbourTree.leafRows - 1) / NeighbourTree.leafRows
    let middle = part.lowerBound + (leaves + 1) / 2 * NeighbourTree.leafRows
    partition(part, at: middle, by: rows.column(box.widest))
    arrange(rows, part.lowerBound..<middle)
    arrange(rows, middle..<part.upperBound)
  }

  /// Notes the box of a part, and tells its widest feature.
  private mutating func appendBox(of rows: Matrix, _ part: Range<Int>) -> (widest: Int, Double) {
    var lows: [Double] = []
    var highs: [Double] = []
    for feature in 0..<rows.columnCount {
      let column = rows.column(feature)
      var (low, high) = (Double.infinity, -Double.infinity)
      for row in order[part] {
        low = min(low, column[row])
        high = max(high, column[row])
      }
      lows.append(low)
      highs.append(high)
    }
    boxes += lows + highs
    var widest = 0
    for feature in lows.indices
    where highs[feature] - lows[feature] > highs[widest] - lows[widest] { widest = feature }
    return (widest, lows.isEmpty ? 0 : highs[widest] - lows[widest])
  }

  /// Moves the rows with the least values of a column before a place, the others behind it.
  private mutating func partition(_ part: Range<Int>, at place: Int, by column: Span<Double>) {
    var low = part.lowerBound
    var high = part.upperBound - 1
    while low < high {
      let pivot = column[order[(low + high) / 2]]
      var (i, j) = (low, high)
      while i <= j {
        while column[order[i]] < pivot { i += 1 }
        while column[order[j]] > pivot { j -= 1 }
        guard i <= j else { break }
        order.swapAt(i, j)
        i += 1
        j -= 1
      }
      if place <= j { high = j } else if place >= i { low = i } else { break }
    }
  }
}
