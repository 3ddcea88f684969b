import Numeric
import Testing

@testable import Clustering

@Suite("The order of rows by their values")
struct RowOrderTests {
  @Test(
    "is that of a plain sort",
    arguments: ["even", "equal", "stepped", "one huge", "no finite extent", "signed zeros"],
    [1, 2, 3, 40, 1_003])
  func plainSort(shape: String, rows: Int) throws {
    var random = SplitMix64(seed: UInt64(rows))
    let first = (0..<rows).map { row -> Double in
      switch shape {
      case "even": random.nextUnit() * 10 - 5
      case "equal": 3
      case "stepped": Double(random.nextIndex(below: 4))
      case "one huge": row == rows / 2 ? 1e150 : random.nextUnit()
      case "no finite extent": (random.nextUnit() * 2 - 1) * .greatestFiniteMagnitude
      default: row % 2 == 0 ? -0.0 : 0.0
      }
    }
    // Few values, so that rows agree in the second feature too.
    let second = (0..<rows).map { _ in Double(random.nextIndex(below: 3)) }
    let matrix = try Matrix(columns: [first, second])
    let expected = (0..<rows).sorted { a, b in
      (first[a], second[a], a) < (first[b], second[b], b)
    }
    #expect(rowOrder(of: matrix) == expected)
  }

  @Test("of no rows or no features")
  func empty() {
    #expect(rowOrder(of: Matrix(rowCount: 0, columnCount: 2)).isEmpty)
    #expect(rowOrder(of: Matrix(rowCount: 3, columnCount: 0)) == [0, 1, 2])
  }
}
