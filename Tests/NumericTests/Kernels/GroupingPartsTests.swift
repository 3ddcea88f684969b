import Testing

@testable import Numeric

@Suite("Grouping many rows")
struct GroupingPartsTests {
  @Test(
    "gives the nearest centre to each row, and the sums of groups",
    arguments: [3, 12, 13, 40], [2, 3, 4])
  func parts(groups: Int, features: Int) throws {
    let count = Grouping.leastBlocksOfParts * 8 + 5
    var random = SplitMix64(seed: UInt64(groups))
    let columns = (0..<features).map { _ in
      (0..<count).map { _ in Double.random(in: -1...1, using: &random) }
    }
    let matrix = try Matrix(columns: columns)
    let rows = BlockedRows(matrix)
    let centres = Centres(matrix.selectingRows((0..<groups).map { $0 * 97 }))
    var grouping = Grouping(of: rows, groups: groups)
    #expect(grouping.regroup(rows, around: centres) == count)
    #expect(grouping.regroup(rows, around: centres) == 0)
    var labels = [Int32](repeating: -1, count: count)
    var span = labels.mutableSpan
    rows.assignNearest(centres, into: &span)
    #expect(labels == (0..<count).map { Int32(grouping.label(ofRow: $0)) })
    #expect(grouping.counts.reduce(0, +) == count)
    let means = grouping.means(or: centres)
    for group in 0..<groups {
      let members = labels.indices.filter { labels[$0] == Int32(group) }
      #expect(grouping.counts[group] == members.count)
      for feature in 0..<features {
        let mean = members.reduce(0) { $0 + columns[feature][$1] } / Double(members.count)
        #expect(abs(means.values[group * features + feature] - mean) < 1e-12)
      }
    }
    var inertia = 0.0
    for row in 0..<count {
      for feature in 0..<features {
        let centre = centres.values[Int(labels[row]) * features + feature]
        let difference = columns[feature][row] - centre
        inertia += difference * difference
      }
    }
    #expect(abs(grouping.inertia(rows, around: centres) - inertia) < 1e-9 * inertia)
  }

  @Test("a seed among many rows leaves the same sums tried and taken")
  func seeds() throws {
    var random = SplitMix64(seed: 5)
    let columns = (0..<2).map { _ in
      (0..<70_003).map { _ in Double.random(in: -1...1, using: &random) }
    }
    let matrix = try Matrix(columns: columns)
    var distances = SeedDistances(BlockedRows(matrix), first: matrix.row(0))
    let tried = distances.totals(with: [matrix.row(9), matrix.row(60_000)])
    distances.add(matrix.row(60_000))
    #expect(abs(distances.total - tried[1]) < 1e-9 * tried[1])
    let row = distances.row(atShare: 0.5)
    #expect((0..<70_003).contains(row))
  }
}
