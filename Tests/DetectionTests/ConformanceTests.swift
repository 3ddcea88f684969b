import Detection
import FoundationEssentials
import Numeric
import Parameters
import TestSupport
import Testing

/// What every detector of the catalogue must keep; a new one inherits these tests.
@Suite("Every detector")
struct ConformanceTests {
  static let identifiers = DetectorCatalog.all.map { type(of: $0).identifier }

  static func detector(_ name: String) throws -> any Detector {
    try DetectorCatalog.detector(named: name, settings: [:])
  }

  @Test("identifiers differ")
  func names() {
    #expect(Set(Self.identifiers).count == Self.identifiers.count)
  }

  @Test("finds the planted row", arguments: identifiers, [1, 2, 5])
  func outlier(name: String, features: Int) throws {
    let rows = try cloudWithOneOutlier(rows: 200, features: features)
    let scores = try Self.detector(name).fitAny(rows, seed: 1).scores(of: rows)
    let others = try #require(scores.dropLast().max())
    #expect(try #require(scores.last) > others)
  }

  @Test("scores a row alone as in a batch", arguments: identifiers)
  func alone(name: String) throws {
    let rows = try cloudWithOneOutlier(rows: 700, features: 3)
    let model = try Self.detector(name).fitAny(rows, seed: 1)
    let scores = try model.scores(of: rows)
    for row in stride(from: 0, to: 700, by: 23) {
      #expect(try model.scores(of: rows.selectingRows([row])) == [scores[row]])
    }
    let backwards = Array((0..<700).reversed())
    #expect(try model.scores(of: rows.selectingRows(backwards)) == scores.reversed())
  }

  @Test("gives equal scores for equal seeds", arguments: identifiers)
  func seeds(name: String) throws {
    let rows = try cloudWithOneOutlier(rows: 100, features: 2)
    let detector = try Self.detector(name)
    let scores = try detector.fitAny(rows, seed: 5).scores(of: rows)
    #expect(try detector.fitAny(rows, seed: 5).scores(of: rows) == scores)
  }

  @Test("comes back from JSON with the same scores", arguments: identifiers)
  func coding(name: String) throws {
    let rows = try cloudWithOneOutlier(rows: 100, features: 2)
    let model = try Self.detector(name).fitAny(rows, seed: 1)
    let data = try JSONEncoder().encode(model)
    let back = try JSONDecoder().decode(AnyDetectorModel.self, from: data)
    #expect(back.identifier == name)
    #expect(back.featureCount == 2)
    #expect(try back.scores(of: rows) == model.scores(of: rows))
  }

  @Test("refuses cells that are not finite, and rows of another width", arguments: identifiers)
  func refusals(name: String) throws {
    let detector = try Self.detector(name)
    var rows = try cloudWithOneOutlier(rows: 100, features: 2)
    let model = try detector.fitAny(rows, seed: 1)
    #expect(throws: ShapeError.featureCount(expected: 2, got: 3)) {
      try model.scores(of: Matrix(rowCount: 1, columnCount: 3))
    }
    rows[7, 1] = .nan
    #expect(throws: DetectionError.notFinite(row: 7, column: 1, value: "nan")) {
      try detector.fitAny(rows, seed: 1)
    }
    #expect(throws: DetectionError.noFeatures(method: name)) {
      try detector.fitAny(Matrix(rowCount: 50, columnCount: 0), seed: 1)
    }
    #expect(throws: DetectionError.self) {
      try detector.fitAny(Matrix(rowCount: 1, columnCount: 2), seed: 1)
    }
  }

  @Test("refuses every value its table does not allow", arguments: identifiers)
  func parameters(name: String) throws {
    for parameter in parameterNames(try Self.detector(name)) {
      for bad: Setting in [.number(-1), .number(1e9), .number(0.5), .word("many"), .flag(true)] {
        #expect(throws: DetectionError.self) {
          try DetectorCatalog.detector(named: name, settings: [parameter: bad])
        }
      }
    }
    #expect(throws: DetectionError.self) {
      try DetectorCatalog.detector(named: name, settings: ["colour": .number(1)])
    }
  }

  @Test("scores nothing for no rows", arguments: identifiers)
  func noRows(name: String) throws {
    let model = try Self.detector(name).fitAny(
      cloudWithOneOutlier(rows: 50, features: 2), seed: 1)
    #expect(try model.scores(of: Matrix(rowCount: 0, columnCount: 2)).isEmpty)
  }
}

private func parameterNames<Method: Detector>(_ detector: Method) -> [String] {
  Method.parameters.map(\.name)
}
