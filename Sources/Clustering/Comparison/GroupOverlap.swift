import Numeric

/// How the groups of a grouping meet those of another, of the same rows.
public struct GroupOverlap: Sendable, Hashable {
  /// The share of the rows of each group (first index) that each group of the other grouping holds,
  /// from 0 to 1; what is missing from 1 belongs to no group there.
  public let shares: [[Double]]

  /// The share of all rows that are in groups which go together, when groups are paired as well as
  /// possible; from 0 to 1.
  public let share: Double

  /// Compares two groupings.
  ///
  /// - Parameters:
  ///   - first: A group for each row, `-1` for none.
  ///   - second: Another group for each row.
  /// - Complexity: O(`n` + groups³).
  /// - Precondition: `first.count == second.count`.
  public init(_ first: [Int32], _ second: [Int32]) {
    let table = ContingencyTable(first, second)
    let rows = Int((first.max() ?? -1) + 1)
    let columns = Int((second.max() ?? -1) + 1)
    var counts = Matrix(rowCount: rows, columnCount: columns)
    for cell in table.cells where cell.first >= 0 && cell.second >= 0 {
      counts[Int(cell.first), Int(cell.second)] = Double(cell.count)
    }
    shares = (0..<rows).map { row in
      let size = Double(max(1, table.size(ofFirst: Int32(row))))
      return (0..<columns).map { counts[row, $0] / size }
    }
    var costs = counts
    for row in 0..<rows { for column in 0..<columns { costs[row, column] = -counts[row, column] } }
    let together = leastCostAssignment(costs).enumerated().reduce(0.0) { sum, pair in
      sum + (pair.element.map { counts[pair.offset, $0] } ?? 0)
    }
    share = first.isEmpty ? 0 : together / Double(first.count)
  }
}
