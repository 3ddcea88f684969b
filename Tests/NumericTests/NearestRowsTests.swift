import Testing

@testable import Numeric

@Suite("The nearest other rows")
struct NearestRowsTests {
  @Test(
    "are those found by looking at all, of equally near ones the first", arguments: [1, 2, 3, 9])
  func exact(features: Int) throws {
    var generator = SplitMix64(seed: 5)
    // Whole numbers, so that many rows are equally far, and some equal.
    let rows = try Matrix(
      columns: (0..<features).map { _ in
        (0..<300).map { _ in Double(generator.nextIndex(below: 9)) }
      })
    let found = NearestRows(rows, count: 12)
    for row in 0..<300 {
      let all = (0..<300).filter { $0 != row }.map { other in
        (square: squared(rows.row(row), rows.row(other)), other: other)
      }.sorted { ($0.square, $0.other) < ($1.square, $1.other) }
      #expect(found.rows[row * 12..<row * 12 + 12].map { Int($0) } == all.prefix(12).map(\.other))
      #expect(
        Array(found.distances[row * 12..<row * 12 + 12])
          == all.prefix(12).map { $0.square.squareRoot() })
    }
  }

  @Test("are fewer where there are fewer")
  func few() throws {
    let rows = try Matrix(columns: [[1, 5, 6]])
    #expect(NearestRows(rows, count: 9).rows == [1, 2, 2, 0, 1, 0])
    #expect(NearestRows(rows.selectingRows([0]), count: 9).rows.isEmpty)
    #expect(NearestRows(rows.selectingRows([]), count: 2).rows.isEmpty)
  }
}

private func squared(_ a: [Double], _ b: [Double]) -> Double {
  zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
}
