import Numeric
import Testing

@Suite("Neighbour tree")
struct NeighbourTreeTests {
  /// Rows on a coarse grid, so that many are equal.
  static func rows(_ count: Int, features: Int, steps: Int, seed: UInt64) throws -> Matrix {
    var random = SplitMix64(seed: seed)
    return try Matrix(
      columns: (0..<features).map { _ in
        (0..<count).map { _ in Double(random.nextIndex(below: steps)) / 7 }
      })
  }

  static func bySorting(_ tree: Matrix, _ query: [Double], _ count: Int) -> [Double] {
    let all = (0..<tree.rowCount).map { row in
      query.indices.reduce(0.0) {
        let difference = tree[row, $1] - query[$1]
        return $0 + difference * difference
      }
    }.sorted()
    return Array((all + Array(repeating: .infinity, count: count)).prefix(count))
  }

  @Test(
    "finds what comparing with every row finds, to the last bit",
    arguments: [1, 2, 15, 16, 17, 33, 500], [1, 2, 3, 11])
  func exact(count: Int, features: Int) throws {
    let tree = try Self.rows(count, features: features, steps: 40, seed: 1)
    let queries = try Self.rows(60, features: features, steps: 60, seed: 2)
    var found: [[Double]] = []
    NeighbourTree(tree).forEachNearest(7, to: queries, in: 0..<60) { position, squared in
      #expect(position == found.count)
      found.append(squared)
    }
    #expect(found == (0..<60).map { Self.bySorting(tree, queries.row($0), 7) })
  }

  @Test(
    "gives the first of the nearest rows, within a radius", arguments: [1, 16, 17, 400], [1, 3])
  func nearestRow(count: Int, features: Int) throws {
    let tree = try Self.rows(count, features: features, steps: 12, seed: 3)
    let queries = try Self.rows(50, features: features, steps: 40, seed: 4)
    for limit in [0.0, 0.5, Double.infinity] {
      var found: [Int: (row: Int, distance: Double)] = [:]
      NeighbourTree(tree).forEachNearestRow(to: queries, in: 3..<50, within: limit) {
        found[$0 + 3] = ($1, $2)
      }
      for query in 3..<50 {
        let distances = (0..<count).map { row in
          (0..<features).reduce(0.0) {
            let difference = tree[row, $1] - queries[query, $1]
            return $0 + difference * difference
          }
        }
        let least = try #require(distances.min())
        #expect(found[query]?.distance == (least <= limit ? least : nil))
        #expect(found[query]?.row == (least <= limit ? distances.firstIndex(of: least) : nil))
      }
    }
  }

  @Test("many equal rows do no harm")
  func duplicates() throws {
    let tree = try Self.rows(2_000, features: 2, steps: 2, seed: 5)
    var nearest: [Double] = []
    NeighbourTree(tree).forEachNearest(3, to: tree, in: 0..<2_000) { nearest += $1 }
    #expect(nearest == Array(repeating: 0, count: 6_000))
  }

  @Test("a tree without rows has no neighbours")
  func empty() throws {
    let query = try Matrix(columns: [[1.0]])
    let tree = NeighbourTree(Matrix(rowCount: 0, columnCount: 1))
    tree.forEachNearest(2, to: query, in: 0..<1) { #expect($1 == [.infinity, .infinity]) }
  }

  @Test("a row that stands for many counts as often")
  func counts() throws {
    let rows = try Self.rows(300, features: 2, steps: 9, seed: 6)
    let distinct = DistinctRows(of: rows)
    let fewer = NeighbourTree(rows.selectingRows(distinct.first), counts: distinct.counts)
    var expected: [[Double]] = []
    NeighbourTree(rows).forEachNearest(12, to: rows, in: 0..<300) { expected.append($1) }
    fewer.forEachNearest(12, to: rows, in: 0..<300) { #expect($1 == expected[$0]) }
  }
}

@Suite("Distinct rows")
struct DistinctRowsTests {
  @Test("stand in the order of appearance, with their counts")
  func order() throws {
    let rows = try Matrix(columns: [[3, 0, 3, -0.0, 3], [1, 2, 1, 2, 4]])
    let distinct = DistinctRows(of: rows)
    #expect(distinct.first == [0, 1, 4])
    #expect(distinct.counts == [2, 2, 1])
    #expect(distinct.place == [0, 1, 0, 1, 2])
  }

  @Test("are those a set finds", arguments: [0, 1, 1_000])
  func many(count: Int) throws {
    let rows = try NeighbourTreeTests.rows(count, features: 3, steps: 6, seed: 1)
    let distinct = DistinctRows(of: rows)
    #expect(distinct.first.count == Set((0..<count).map { rows.row($0) }).count)
    for row in 0..<count {
      #expect(rows.row(row) == rows.row(distinct.first[Int(distinct.place[row])]))
    }
  }
}
