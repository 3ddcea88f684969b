import Numeric
import Testing

@testable import Detection

@Suite("Rows near a row in most subspaces")
struct SurroundingsTests {
  private let subspaces = [[0, 1], [1, 2], [0, 2], [0], [2]]

  /// Rows on a coarse grid, so that many are equal and many equally far.
  private func drawnRows(_ count: Int, seed: UInt64) throws -> Matrix {
    var random = SplitMix64(seed: seed)
    return try Matrix(
      columns: (0..<3).map { _ in (0..<count).map { _ in Double(random.nextIndex(below: 5)) } })
  }

  /// Looks at every learned row, as often as it is there: how often each is near a row in more than a share.
  private func region(
    of query: [Double], _ learned: LearnedRows, size: Int, share: Int
  ) -> [Int: Int] {
    var times: [[Int]: Int] = [:]
    for subspace in subspaces {
      let copies = (0..<learned.rows.rowCount).flatMap { row -> [(Double, Int, Int)] in
        let square = subspace.reduce(0) { sum, feature in
          let difference = learned.rows[row, feature] - query[feature]
          return sum + difference * difference
        }
        return (0..<learned.counts[row]).map { (square, row, $0) }
      }
      for (_, row, copy) in copies.sorted(by: <).prefix(size) {
        times[[row, copy], default: 0] += 1
      }
    }
    var found: [Int: Int] = [:]
    for (key, count) in times where count > share { found[key[0], default: 0] += 1 }
    return found
  }

  @Test("are those that comparing with every row finds, equal ones as often", arguments: 1...8)
  func comparison(seed: Int) throws {
    let learned = LearnedRows(try drawnRows(150, seed: UInt64(seed)))
    #expect(learned.total > learned.rows.rowCount)
    let size = 5 * seed
    let surroundings = Surroundings(learned, subspaces: subspaces, size: size)
    let queries = try drawnRows(20, seed: UInt64(seed) + 100)
    let near = surroundings.near(queries)
    for row in 0..<queries.rowCount {
      var expected: [Int: Int] = [:]
      for share in [2, 1, 0] where expected.values.reduce(0, +) < 2 {
        expected = region(of: queries.row(row), learned, size: size, share: share)
      }
      let found = surroundings.region(of: row, near)
      #expect(found.map(\.row) == expected.keys.sorted())
      #expect(found.map { Int($0.weight) } == expected.keys.sorted().map { expected[$0] })
    }
  }
}
