import Detection
import FoundationEssentials
import Numeric
import Testing

@Suite("Fences")
struct FencesTests {
  @Test("are numpy's")
  func agreement() throws {
    let golden = try Golden.loaded.get()
    let fences = try Fences(features: Golden.names, rows: golden.originals())
    #expect(fences.fences.map { [$0.lower, $0.upper] } == golden.fences)
    #expect(fences.features == Golden.names)
  }

  @Test("tell the features that stick out, and their sides; a value on a fence is inside")
  func sides() throws {
    let steps = [1.0, 2, 3, 4, 5, 6, 7]
    let fences = try Fences(features: ["money", "visits"], rows: Matrix(columns: [steps, steps]))
    #expect(fences.fences.map(\.lower) == [-2, -2])
    #expect(fences.fences.map(\.upper) == [10, 10])
    let rows: [[Double]] = [
      [4, 4], [11, 4], [10, -2], [20, 99], [-3, 4], [4, -9], [.nan, 4],
    ]
    #expect(
      rows.map { fences.sides(of: $0).map(\.description) } == [
        [], ["high money"], [], ["high money", "high visits"], ["low money"], ["low visits"], [],
      ])
  }

  @Test("come back from JSON as they were")
  func coding() throws {
    let fences = try Fences(features: ["a"], rows: Matrix(columns: [[1, 2, 4]]), factor: 3)
    let data = try JSONEncoder().encode(fences)
    #expect(try JSONDecoder().decode(Fences.self, from: data) == fences)
  }

  @Test("are refused for wrong shapes, factors and cells")
  func refusals() throws {
    let rows = try Matrix(columns: [[1, 2, 3]])
    #expect(throws: DetectionError.shape(.featureCount(expected: 2, got: 1))) {
      try Fences(features: ["a", "b"], rows: rows)
    }
    for factor in [-1, .nan, .infinity] {
      #expect(throws: DetectionError.self) {
        try Fences(features: ["a"], rows: rows, factor: factor)
      }
    }
    #expect(throws: DetectionError.notFinite(row: 0, column: 0, value: "inf")) {
      try Fences(features: ["a"], rows: Matrix(columns: [[.infinity]]))
    }
  }
}
