import Numeric
import Testing

/// The rows nearest to rows of which one equal to each is left out, against comparing with all.
@Suite("Nearest rows but for one that is equal")
struct NearestOthersTests {
  /// Rows of whole numbers, so that some are equal.
  private func rows(_ count: Int, features: Int, seed: UInt64) -> Matrix {
    var random = SplitMix64(seed: seed)
    var rows = Matrix(rowCount: count, columnCount: features)
    for feature in 0..<features {
      for row in 0..<count { rows[row, feature] = Double(random.nextIndex(below: 12)) }
    }
    return rows
  }

  /// The nearest rows of one row among rows that are there several times, as rows and squares.
  private func nearest(
    to row: [Double], among rows: Matrix, _ counts: [Int], count: Int
  ) -> [(row: Int, square: Double)] {
    var all = (0..<rows.rowCount).map { other in
      (
        row: other,
        square: zip(row, rows.row(other)).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      )
    }
    all.sort { ($0.square, $0.row) < ($1.square, $1.row) }
    var repeated = all.flatMap { Array(repeating: $0, count: counts[$0.row]) }
    if repeated[0].square == 0 { repeated.removeFirst() }
    return Array(repeated.prefix(count))
  }

  @Test("are those of a full comparison", arguments: [1, 2, 3, 9, 17], [1, 5, 21, 40])
  func full(features: Int, count: Int) {
    let all = rows(400, features: features, seed: 1)
    let distinct = DistinctRows(of: all)
    let learned = all.selectingRows(distinct.first)
    let tree = NeighbourTree(learned)
    let ones = [Int](repeating: 1, count: learned.rowCount)
    for (asked, isTree) in [(rows(70, features: features, seed: 2), false), (learned, true)] {
      for counts in [distinct.counts, ones] {
        guard counts.reduce(0, +) > count else { continue }
        let given = counts == ones ? nil : counts
        let found = NearestRows(
          besides: asked, among: tree, counts: given, count: count, areInTree: isTree)
        let last = NearestRows.map(
          besides: asked, among: tree, counts: given, count: count, areInTree: isTree
        ) { rows, distances in distances[count - 1] + Double(rows[count - 1]) }
        for row in stride(from: 0, to: asked.rowCount, by: 5) {
          let expected = nearest(to: asked.row(row), among: learned, counts, count: count)
          let own = row * count..<(row + 1) * count
          #expect(found.rows[own].map { Int($0) } == expected.map(\.row))
          #expect(Array(found.distances[own]) == expected.map { $0.square.squareRoot() })
          #expect(
            last[row] == found.distances[own.upperBound - 1] + Double(expected[count - 1].row))
        }
      }
    }
  }

  @Test("are the nearest of a few", arguments: [1, 2, 3, 6], [2, 20])
  func few(features: Int, count: Int) {
    let few = rows(count, features: features, seed: 3)
    let asked = rows(77, features: features, seed: 4)
    let found = nearestDistances(of: asked, among: few)
    let ones = [Int](repeating: 1, count: count)
    for row in 0..<77 {
      let expected = nearest(to: asked.row(row), among: few, ones, count: 1)
      #expect(found[row] == expected[0].square.squareRoot())
    }
  }

  @Test("are looked for once where rows repeat")
  func repeats() {
    let different = Matrix.rising(5_000)
    #expect(!DistinctRows.seemFewer(than: different))
    #expect(DistinctRows.seemFewer(than: different.selectingRows((0..<9_000).map { $0 % 300 })))
    #expect(!DistinctRows.seemFewer(than: Matrix(rowCount: 0, columnCount: 2)))
  }
}

extension Matrix {
  /// A column of rising numbers.
  fileprivate static func rising(_ count: Int) -> Matrix {
    var rows = Matrix(rowCount: count, columnCount: 1)
    for row in 0..<count { rows[row, 0] = Double(row) }
    return rows
  }
}
