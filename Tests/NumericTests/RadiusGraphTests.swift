import Testing

@testable import Numeric

/// What a comparison of all pairs says.
private struct AllPairs {
  let squares: [[Double]]
  let limit: Double

  init(_ rows: Matrix, radius: Double) {
    let values = (0..<rows.rowCount).map { rows.row($0) }
    squares = values.map { a in
      values.map { b in zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } }
    }
    limit = radius * radius
  }

  func counts() -> [Int] { squares.map { row in row.count { $0 <= limit } } }

  /// The number of the component of each chosen row, in the order of their first rows.
  func components(_ isChosen: [Bool]) -> [Int32] {
    var labels = [Int32](repeating: -1, count: squares.count)
    var next: Int32 = 0
    for start in labels.indices where isChosen[start] && labels[start] < 0 {
      labels[start] = next
      var waiting = [start]
      while let row = waiting.popLast() {
        for other in labels.indices
        where isChosen[other] && labels[other] < 0 && squares[row][other] <= limit {
          labels[other] = next
          waiting.append(other)
        }
      }
      next += 1
    }
    return labels
  }

  /// The label of the nearest row that has one, of equally near ones the first.
  func spreading(_ labels: [Int32]) -> [Int32] {
    let known = labels.indices.filter { labels[$0] >= 0 }
    return labels.indices.map { row in
      guard labels[row] < 0 else { return labels[row] }
      let nearest = known.min { (squares[row][$0], $0) < (squares[row][$1], $1) }
      return nearest.map { squares[row][$0] <= limit ? labels[$0] : -1 } ?? -1
    }
  }
}

@Suite("Rows within a radius")
struct RadiusGraphTests {
  /// Rows of whole numbers, many of them equal and equally far, or rows without such ties; and one
  /// that is far from all.
  static func rows(_ features: Int, count: Int = 300, whole: Bool) throws -> Matrix {
    var generator = SplitMix64(seed: UInt64(features))
    var rows = try Matrix(
      columns: (0..<features).map { feature in
        (0..<count).map { _ in
          whole
            ? Double(generator.nextIndex(below: 9)) / 10
            : Double.random(in: 0...Double(1 + feature), using: &generator)
        }
      })
    rows[7, features - 1] = 1e9
    return rows
  }

  @Test(
    "are those a comparison of all pairs finds", arguments: [1, 2, 3, 4, 6], [false, true])
  func exact(features: Int, whole: Bool) throws {
    let rows = try Self.rows(features, whole: whole)
    for radius in [0.05, 0.1, 0.3, 1, 50, 1e200] { check(rows, radius, enough: 9) }
  }

  @Test("are the same where rows are many enough to be searched in parts")
  func parts() throws {
    check(try Self.rows(3, count: 3_000, whole: false), 0.12, enough: 3)
    check(try Self.rows(2, count: 5_000, whole: false), 0.03, enough: 5)
  }

  private func check(_ rows: Matrix, _ radius: Double, enough: Int) {
    let (graph, all) = (RadiusGraph(rows, radius: radius), AllPairs(rows, radius: radius))
    let counts = all.counts()
    #expect(graph.neighbourCounts() == counts)
    let isCore = counts.map { $0 >= enough }
    #expect(graph.neighbourCounts(upTo: enough).map { $0 >= enough } == isCore)
    let components = graph.components(ofChosen: isCore)
    #expect(components == all.components(isCore))
    #expect(graph.spreading(components) == all.spreading(components))
  }

  @Test("equal rows are known by the first of them; 0 and -0 are equal")
  func equal() throws {
    let rows = try Matrix(columns: [[0, 3, -0.0, 3, 0], [1, 2, 1, 5, 1]])
    let graph = RadiusGraph(rows, radius: 1)
    #expect(graph.isFirst == [true, true, false, true, false])
    #expect(graph.neighbourCounts() == [3, 1, 3, 1, 3])
  }

  @Test("there may be one row or none")
  func few() throws {
    let one = RadiusGraph(try Matrix(columns: [[4], [5]]), radius: 0.5)
    #expect(one.neighbourCounts() == [1] && one.spreading([-1]) == [-1])
    let none = RadiusGraph(Matrix(rowCount: 0, columnCount: 2), radius: 0.5)
    #expect(none.neighbourCounts().isEmpty && none.components(ofChosen: []).isEmpty)
  }
}
