/// Rows joined with their neighbours by weights, the same in both directions.
public struct NeighbourGraph: Sendable {
  /// Where the neighbours of each row begin, and one end more.
  public let starts: [Int]

  /// The neighbours, row after row, rising within a row.
  public let rows: [Int32]

  /// The weight of each.
  public private(set) var weights: [Double]

  /// The number of rows.
  public var rowCount: Int { starts.count - 1 }

  /// Joins the two weights of each pair, the one of either direction.
  ///
  /// - Parameters:
  ///   - nearest: The neighbours of each row.
  ///   - weights: A weight for each of them.
  ///   - joined: Joins the weight of a row's neighbour with the weight the other way, 0 where a row
  ///     is no neighbour of its neighbour; must not depend on their order.
  /// - Complexity: O(`n` · count · log count).
  /// - Precondition: A weight for each neighbour.
  public init(_ nearest: NearestRows, weights: [Double], joined: (Double, Double) -> Double) {
    precondition(weights.count == nearest.rows.count, "a weight for each neighbour")
    let back = Reversal(nearest, weights)
    var (starts, rows, both): ([Int], [Int32], [Double]) = ([0], [], [])
    for row in 0..<nearest.rowCount {
      let own = row * nearest.count..<(row + 1) * nearest.count
      let to = own.sorted { nearest.rows[$0] < nearest.rows[$1] }
      var (i, j) = (0, back.starts[row])
      while i < to.count || j < back.starts[row + 1] {
        let forth = i < to.count ? nearest.rows[to[i]] : .max
        let other = j < back.starts[row + 1] ? back.rows[j] : .max
        let least = min(forth, other)
        rows.append(least)
        both.append(
          joined(forth == least ? weights[to[i]] : 0, other == least ? back.weights[j] : 0))
        if forth == least { i += 1 }
        if other == least { j += 1 }
      }
      starts.append(rows.count)
    }
    (self.starts, self.rows, self.weights) = (starts, rows, both)
  }

  /// Divides the weights by their sum, so that they add up to 1.
  public mutating func normalise() {
    let sum = weights.reduce(0, +)
    guard sum > 0 else { return }
    for place in weights.indices { weights[place] /= sum }
  }
}

/// For each row those whose neighbour it is, rising, with their weights.
private struct Reversal {
  var starts: [Int]
  var rows: [Int32]
  var weights: [Double]

  init(_ nearest: NearestRows, _ given: [Double]) {
    starts = Array(repeating: 0, count: nearest.rowCount + 1)
    rows = Array(repeating: 0, count: given.count)
    weights = Array(repeating: 0, count: given.count)
    for row in nearest.rows { starts[Int(row) + 1] += 1 }
    for row in 0..<nearest.rowCount { starts[row + 1] += starts[row] }
    var next = starts
    for row in 0..<nearest.rowCount {
      for place in row * nearest.count..<(row + 1) * nearest.count {
        let other = Int(nearest.rows[place])
        rows[next[other]] = Int32(row)
        weights[next[other]] = given[place]
        next[other] += 1
      }
    }
  }
}
