import Numeric
import Testing

@Suite("Mutual reachability")
struct MutualReachabilityTests {
  /// The squared mutual reachability of all pairs, by comparing all rows.
  private static func table(_ rows: Matrix, _ neighbours: Int) -> [[Double]] {
    let squares = (0..<rows.rowCount).map { a in
      (0..<rows.rowCount).map { b in
        (0..<rows.columnCount).reduce(0.0) {
          let difference = rows[a, $1] - rows[b, $1]
          return $0 + difference * difference
        }
      }
    }
    let cores = squares.map { $0.sorted()[min(neighbours, rows.rowCount) - 1] }
    return squares.indices.map { a in
      squares.indices.map { max(squares[a][$0], cores[a], cores[$0]) }
    }
  }

  /// The weights of a least spanning tree, by Prim's algorithm over all pairs.
  private static func spanningWeights(_ table: [[Double]]) -> [Double] {
    var (outside, weights) = (Set(1..<table.count), [Double]())
    var least = table[0]
    while let next = outside.min(by: { (least[$0], $0) < (least[$1], $1) }) {
      weights.append(least[next])
      outside.remove(next)
      for other in outside { least[other] = min(least[other], table[next][other]) }
    }
    return weights.sorted()
  }

  @Test(
    "grows a least spanning tree", arguments: [1, 2, 17, 150, 400], [1, 2, 3, 8, 20])
  func tree(count: Int, features: Int) throws {
    for (neighbours, steps) in [(1, 1_000_000), (5, 1_000_000), (5, 9), (20, 40)] {
      let all = try NeighbourTreeTests.rows(
        count, features: features, steps: steps, seed: UInt64(count))
      let sorted = SortedRows(of: all)
      let reachability = MutualReachability(
        sorted.rows, counts: sorted.counts, neighbours: neighbours)
      let weights = Self.spanningWeights(Self.table(all, neighbours))
      // Equal rows stand once here; each further one hangs at its core distance there.
      let further = sorted.counts.indices.flatMap { row in
        Array(
          repeating: reachability.coreDistances[row], count: sorted.counts[row] - 1)
      }
      let found = reachability.spanningTree {}.map { $0.squaredReach.squareRoot() } + further
      #expect(found.sorted() == weights.map { $0.squareRoot() })
    }
  }

  @Test("finds the nearest row for new rows", arguments: [1, 2, 4])
  func nearest(features: Int) throws {
    let rows = try NeighbourTreeTests.rows(300, features: features, steps: 1_000, seed: 3)
    let new = try NeighbourTreeTests.rows(50, features: features, steps: 1_500, seed: 4)
    let reachability = MutualReachability(rows, neighbours: 6)
    let cores = reachability.coreDistances
    for (place, found) in reachability.nearest(to: new).enumerated() {
      let distances = (0..<300).map { row in
        (0..<features).reduce(0.0) {
          $0 + (rows[row, $1] - new[place, $1]) * (rows[row, $1] - new[place, $1])
        }.squareRoot()
      }
      let core = distances.sorted()[5]
      let least = distances.indices.map { max(distances[$0], cores[$0], core) }.min()
      #expect(found.distance == least)
      #expect(max(distances[found.row], cores[found.row], core) == found.distance)
    }
    #expect(reachability.nearest(to: rows).enumerated().allSatisfy { cores[$0] == $1.distance })
  }

  @Test("rows in their order do not depend on the order given")
  func sorting() throws {
    let rows = try NeighbourTreeTests.rows(200, features: 2, steps: 8, seed: 9)
    let backwards = rows.selectingRows(Array((0..<200).reversed()))
    let (one, other) = (SortedRows(of: rows), SortedRows(of: backwards))
    #expect(one.rows == other.rows && one.counts == other.counts)
    #expect(one.place == other.place.reversed())
    for row in 0..<200 { #expect(one.rows.row(Int(one.place[row])) == rows.row(row)) }
  }
}
