import Numeric
import Testing

/// The nearest rows of a tree, against comparing with every row.
@Suite("Nearest rows among others")
struct NearestRowsAmongTests {
  /// Rows with few different values, so that many are equal and equally far.
  private func rows(_ count: Int, features: Int, steps: Int, seed: UInt64) -> Matrix {
    var random = SplitMix64(seed: seed)
    var rows = Matrix(rowCount: count, columnCount: features)
    for feature in 0..<features {
      for row in 0..<count {
        rows[row, feature] =
          steps > 0 ? Double(random.nextIndex(below: steps)) : random.nextUnit() * 9
      }
    }
    return rows
  }

  private func expectNearest(_ found: NearestRows, of asked: Matrix, among rows: Matrix) {
    for row in 0..<asked.rowCount {
      let squares = (0..<rows.rowCount).map { other in
        (0..<rows.columnCount).reduce(0.0) {
          let difference = rows[other, $1] - asked[row, $1]
          return $0 + difference * difference
        }
      }
      let order = squares.indices.sorted { (squares[$0], $0) < (squares[$1], $1) }
        .prefix(found.count)
      let own = row * found.count..<(row + 1) * found.count
      #expect(found.rows[own].map { Int($0) } == Array(order))
      #expect(Array(found.distances[own]) == order.map { squares[$0].squareRoot() })
    }
  }

  @Test("are those of a full comparison", arguments: [1, 2, 3, 5, 12], [0, 3])
  func full(features: Int, steps: Int) {
    let learned = rows(700, features: features, steps: steps, seed: 1)
    let asked = rows(90, features: features, steps: steps, seed: 2)
    let tree = NeighbourTree(learned)
    for count in [1, 6, 40] {
      expectNearest(
        NearestRows(of: asked, among: tree, count: count), of: asked, among: learned)
      let all = NearestRows(ofAll: learned, in: tree, count: count)
      #expect(all.rows == NearestRows(of: learned, among: tree, count: count).rows)
      expectNearest(all, of: learned, among: learned)
    }
  }

  @Test("may all be equal, or more than there are")
  func equal() {
    let learned = Matrix(rowCount: 400, columnCount: 2)
    let found = NearestRows(of: learned, among: NeighbourTree(learned), count: 5)
    #expect(found.rows == (0..<400).flatMap { _ in [0, 1, 2, 3, 4] })
    let few = learned.selectingRows([0, 1, 2])
    #expect(NearestRows(of: few, among: NeighbourTree(few), count: 9).count == 3)
    #expect(NearestRows(of: few, among: NeighbourTree(few), count: 0).rows.isEmpty)
  }

  @Test("may be so far that no number tells it")
  func endless() throws {
    let learned = try Matrix(columns: [[0, 1e200, -1e200, 1]])
    let found = NearestRows(of: learned, among: NeighbourTree(learned), count: 3)
    #expect(found.rows == [0, 3, 1, 1, 0, 2, 2, 0, 1, 3, 0, 1])
    #expect(found.distances.prefix(3) == [0, 1, .infinity])
  }

  @Test("of rows without features are the first")
  func noFeatures() {
    let learned = Matrix(rowCount: 3, columnCount: 0)
    let found = NearestRows(of: learned, among: NeighbourTree(learned), count: 2)
    #expect(found.rows == [0, 1, 0, 1, 0, 1])
    #expect(NearestRows(learned, count: 1).rows == [1, 0, 0])
  }
}
