import Clustering
import Numeric

/// How many customers earlier and new segments share.
struct SharedCustomers {
  /// The customers that an earlier segment (row) shares with a new one (column).
  private let counts: Matrix

  /// The customers of each earlier segment.
  private let earlierSizes: [Double]

  /// The customers of each new segment.
  private let newSizes: [Double]

  /// Counts customers; segments of different kinds share none.
  init(
    _ table: ContingencyTable, earlier: Int, new: Int, _ areAlike: (Int, Int) -> Bool
  ) {
    var counts = Matrix(rowCount: earlier, columnCount: new)
    for cell in table.cells where cell.first >= 0 && cell.second >= 0 {
      let (row, column) = (Int(cell.first), Int(cell.second))
      if areAlike(row, column) { counts[row, column] = Double(cell.count) }
    }
    self.counts = counts
    earlierSizes = (0..<earlier).map { Double(table.size(ofFirst: Int32($0))) }
    newSizes = (0..<new).map { Double(table.size(ofSecond: Int32($0))) }
  }

  /// The earlier segment that goes on in each new one.
  var pairs: [Int?] {
    var costs = Matrix(rowCount: newSizes.count, columnCount: earlierSizes.count)
    for new in newSizes.indices {
      for earlier in earlierSizes.indices {
        let either = earlierSizes[earlier] + newSizes[new] - counts[earlier, new]
        costs[new, earlier] = either > 0 ? 1 - counts[earlier, new] / either : 1
      }
    }
    return leastCostAssignment(costs).enumerated().map { new, earlier in
      earlier.flatMap { isMostOfEither($0, new) ? $0 : nil }
    }
  }

  /// What became of the earlier segments in a new one, and which these are.
  func fate(
    of new: Int, continuing pair: Int?
  ) -> (SegmentMatching.Fate, from: [Int]) {
    let swallowed = earlierSizes.indices.filter { goes($0, into: new) }
    if swallowed.count > 1 { return (.merged, swallowed) }
    let origin = earlierSizes.indices.first { earlier in
      comes(new, from: earlier) && newSizes.indices.count { comes($0, from: earlier) } > 1
    }
    if let origin { return (.split, [origin]) }
    return pair.map { (.kept, [$0]) } ?? (.new, [])
  }

  private func isMostOfEither(_ earlier: Int, _ new: Int) -> Bool {
    counts[earlier, new] > 0
      && 2 * counts[earlier, new] >= min(earlierSizes[earlier], newSizes[new])
  }

  /// Whether most of an earlier segment is a tenth or more of a new one.
  private func goes(_ earlier: Int, into new: Int) -> Bool {
    let count = counts[earlier, new]
    return 2 * count > earlierSizes[earlier] && 10 * count >= newSizes[new]
  }

  /// Whether most of a new segment is a tenth or more of an earlier one.
  private func comes(_ new: Int, from earlier: Int) -> Bool {
    let count = counts[earlier, new]
    return 2 * count > newSizes[new] && 10 * count >= earlierSizes[earlier]
  }
}
