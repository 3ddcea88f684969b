/// How often each group of one grouping meets each group of another, of the same rows.
///
/// Every measure of agreement is read off this table. Rows of no group, with the label `-1`, count as
/// a group of their own.
public struct ContingencyTable: Sendable, Hashable {
  /// A pair of groups that have rows in common.
  public struct Cell: Sendable, Hashable {
    /// The group of the first grouping.
    public let first: Int32

    /// The group of the second grouping.
    public let second: Int32

    /// How many rows they have in common, at least one.
    public let count: Int
  }

  /// The pairs that have rows in common, by the first group and then the second.
  public let cells: [Cell]

  /// The number of rows.
  public let rowCount: Int

  /// The rows of each label of the first grouping, those of no group before all.
  private let firstTotals: [Int]

  /// The rows of each label of the second grouping, those of no group before all.
  private let secondTotals: [Int]

  /// Counts two groupings.
  ///
  /// - Parameters:
  ///   - first: A group for each row, `-1` for none.
  ///   - second: Another group for each row.
  /// - Complexity: O(`n` + groups), and sorting the cells of each group.
  /// - Precondition: `first.count == second.count`.
  public init(_ first: [Int32], _ second: [Int32]) {
    precondition(first.count == second.count, "two labels for each row")
    rowCount = first.count
    firstTotals = totals(first)
    secondTotals = totals(second)
    // The second labels in the order of the first: those of one group stand together.
    var next = [0]
    for total in firstTotals { next.append((next.last ?? 0) + total) }
    var sorted = [Int32](repeating: 0, count: first.count)
    for row in first.indices {
      let group = Int(first[row] + 1)
      sorted[next[group]] = second[row]
      next[group] += 1
    }
    var counts = [Int](repeating: 0, count: secondTotals.count)
    var cells: [Cell] = []
    var start = 0
    for (group, total) in firstTotals.enumerated() {
      let labels = sorted[start..<start + total]
      for label in labels { counts[Int(label + 1)] += 1 }
      for label in distinct(labels, counts: &counts) {
        cells.append(Cell(first: Int32(group) - 1, second: label.group, count: label.count))
      }
      start += total
    }
    self.cells = cells
  }

  /// The sizes of the groups of the first grouping, none of them empty.
  public var firstSizes: [Int] { firstTotals.filter { $0 > 0 } }

  /// The sizes of the groups of the second grouping, none of them empty.
  public var secondSizes: [Int] { secondTotals.filter { $0 > 0 } }

  /// Returns how many rows a group of the first grouping has.
  public func size(ofFirst group: Int32) -> Int { count(firstTotals, group) }

  /// Returns how many rows a group of the second grouping has.
  public func size(ofSecond group: Int32) -> Int { count(secondTotals, group) }

  /// Whether both groupings put the same rows together.
  var isSamePartition: Bool {
    cells.count == firstSizes.count && cells.count == secondSizes.count
  }

  private func count(_ totals: [Int], _ group: Int32) -> Int {
    totals.indices.contains(Int(group) + 1) ? totals[Int(group) + 1] : 0
  }
}

/// Counts the rows of each label, those of `-1` before all.
private func totals(_ labels: [Int32]) -> [Int] {
  var totals = [Int](repeating: 0, count: Int((labels.max() ?? -1) + 2))
  for label in labels { totals[Int(label + 1)] += 1 }
  return totals
}

/// Returns the labels that were counted, each once and rising, and sets their counts back to zero.
private func distinct(
  _ labels: ArraySlice<Int32>, counts: inout [Int]
) -> [(group: Int32, count: Int)] {
  var found: [(group: Int32, count: Int)] = []
  for label in labels where counts[Int(label + 1)] > 0 {
    found.append((label, counts[Int(label + 1)]))
    counts[Int(label + 1)] = 0
  }
  return found.sorted { $0.group < $1.group }
}
