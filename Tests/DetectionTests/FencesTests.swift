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

  @Test("part rows by the features that stick out")
  func groups() throws {
    let steps = [1.0, 2, 3, 4, 5, 6, 7]
    let fences = try Fences(features: ["money", "visits"], rows: Matrix(columns: [steps, steps]))
    #expect(fences.fences.map(\.lower) == [-2, -2])
    #expect(fences.fences.map(\.upper) == [10, 10])
    let groups = try fences.groups(
      of: Matrix(columns: [[4, 11, 10, 20, -3, 4], [4, 4, -2, 99, 4, 11]]))
    #expect(groups.inside == [0, 2])
    #expect(groups.outside.map(\.features) == [["money"], ["visits"], ["money", "visits"]])
    #expect(groups.outside.map(\.rows) == [[1, 4], [5], [3]])
    #expect(fences.features(outside: [4, 11]) == ["visits"])
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
    #expect(throws: DetectionError.shape(.featureCount(expected: 1, got: 2))) {
      try Fences(features: ["a"], rows: rows).groups(of: Matrix(columns: [[1], [2]]))
    }
  }
}
