import Detection
import FoundationEssentials
import Numeric
import Parameters
import Testing

@Suite("Nearest neighbours")
struct NearestNeighboursTests {
  @Test("training scores and labels are PyOD's", arguments: NearestNeighbours.Method.allCases)
  func agreement(method: NearestNeighbours.Method) throws {
    let golden = try Golden.loaded.get()
    let expected = try #require(golden.neighbours[method.rawValue])
    let rows = try golden.rows()
    let model = try NearestNeighbours(neighbours: 5, method: method).fit(rows, seed: 0)
    let scores = try model.scores(of: rows)
    for (mine, theirs) in zip(scores, expected.scores) {
      #expect(abs(mine - theirs) <= 1e-12 * max(1, theirs))
    }
    let threshold = try UnusualRule.contamination(0.1).threshold(for: scores)
    #expect(abs(threshold - expected.threshold) < 1e-12)
    #expect(scores.map { $0 > threshold ? 1 : 0 } == expected.labels)
  }

  @Test("one training row equal to the row is left out, and only one")
  func itself() throws {
    let model = try NearestNeighbours(neighbours: 1).fit(
      Matrix(columns: [[0, 3, 3, 10]]), seed: 0)
    #expect(try model.scores(of: Matrix(columns: [[0, 3, 10, 4]])) == [3, 0, 7, 1])
  }

  @Test("needs more rows than neighbours")
  func tooFew() throws {
    let rows = try Matrix(columns: [[1, 2, 3, 4, 5]])
    #expect(
      throws: DetectionError.tooFewRows(method: "nearest-neighbours", needed: 6, got: 5)
    ) { try NearestNeighbours().fit(rows, seed: 0) }
  }
}

@Suite("Isolation forest")
struct IsolationForestTests {
  @Test("scores are scikit-learn's up to chance", arguments: [1, 2, 3] as [UInt64])
  func agreement(seed: UInt64) throws {
    let golden = try Golden.loaded.get()
    let rows = try golden.rows()
    let scores = try IsolationForest(trees: 500).fit(rows, seed: seed).scores(of: rows)
    for (mine, theirs) in zip(scores, golden.isolationScores) {
      #expect(abs(mine - theirs) < 0.03)
    }
    let difference = zip(scores, golden.isolationScores).reduce(0) { $0 + $1.0 - $1.1 }
    #expect(abs(difference / 300) < 0.01)
  }

  @Test("a damaged model is refused")
  func damaged() throws {
    for text in [
      "{\"detector\":\"crystal-ball\",\"model\":{}}",
      "{\"detector\":\"isolation-forest\",\"model\":{}}", "{\"model\":{}}",
      "{\"detector\":\"nearest-neighbours\","
        + "\"model\":{\"neighbours\":1,\"method\":\"mean\",\"rows\":[[1],[3,4]],\"counts\":[9]}}",
      "{\"detector\":\"nearest-neighbours\","
        + "\"model\":{\"neighbours\":1,\"method\":\"mean\",\"rows\":[[1,2]],\"counts\":[9]}}",
      "{\"detector\":\"nearest-neighbours\","
        + "\"model\":{\"neighbours\":5,\"method\":\"mean\",\"rows\":[[1,2]],\"counts\":[2,-1]}}",
    ] {
      #expect(throws: DecodingError.self) {
        try JSONDecoder().decode(AnyDetectorModel.self, from: Data(text.utf8))
      }
    }
  }

  @Test("an unknown name brings the nearest one")
  func unknown() {
    let error = DetectionError.unknownDetector(
      name: "isolation-forrest", known: DetectorCatalog.all.map { type(of: $0).identifier })
    #expect(error.description.hasSuffix("'isolation-forest'."))
    #expect(throws: error) {
      try DetectorCatalog.detector(named: "isolation-forrest", settings: [:])
    }
  }
}
