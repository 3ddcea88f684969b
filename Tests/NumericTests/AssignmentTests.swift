import Numeric
import Testing

@Suite("The cheapest pairing")
struct AssignmentTests {
  @Test(
    "is that of trying all", arguments: [(1, 1), (3, 3), (4, 4), (5, 5), (2, 5), (5, 2), (1, 6)])
  func golden(rows: Int, columns: Int) throws {
    var random = SplitMix64(seed: UInt64(rows * 10 + columns))
    for _ in 0..<50 {
      var costs = Matrix(rowCount: rows, columnCount: columns)
      for row in 0..<rows {
        for column in 0..<columns { costs[row, column] = Double(random.nextIndex(below: 9)) - 4 }
      }
      let found = leastCostAssignment(costs)
      #expect(found.compactMap(\.self).count == min(rows, columns))
      #expect(Set(found.compactMap(\.self)).count == min(rows, columns))
      let cost = found.enumerated().reduce(0.0) { sum, pair in
        sum + (pair.element.map { costs[pair.offset, $0] } ?? 0)
      }
      #expect(cost == cheapest(costs))
    }
  }

  @Test("of nothing is nothing")
  func empty() {
    #expect(leastCostAssignment(Matrix(rowCount: 0, columnCount: 3)).isEmpty)
    #expect(leastCostAssignment(Matrix(rowCount: 2, columnCount: 0)) == [nil, nil])
  }

  /// The least sum of all pairings.
  private func cheapest(_ costs: Matrix) -> Double {
    let few = min(costs.rowCount, costs.columnCount)
    let cost = { (a: Int, b: Int) in
      costs.rowCount <= costs.columnCount ? costs[a, b] : costs[b, a]
    }
    func least(_ row: Int, _ taken: Set<Int>) -> Double {
      guard row < few else { return 0 }
      return (0..<max(costs.rowCount, costs.columnCount)).filter { !taken.contains($0) }
        .map { cost(row, $0) + least(row + 1, taken.union([$0])) }.min() ?? .infinity
    }
    return least(0, [])
  }
}
