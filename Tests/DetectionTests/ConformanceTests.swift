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

  /// What is set for a detector whose default leaves open how unusual rows rank among each other: LOCI
  /// looks no further where a row is three deviations out, however far out it is.
  static let settings: [String: [String: Setting]] = ["loci": ["greatest": .flag(true)]]

  static func detector(_ name: String) throws -> any Detector {
    try DetectorCatalog.detector(named: name, settings: settings[name] ?? [:])
  }

  @Test("values as near as numbers can be are scored or refused", arguments: identifiers)
  func nearestNumbers(name: String) throws {
    let values = (0..<40).map { $0 % 3 == 0 ? Double.leastNonzeroMagnitude : 0 }
    let rows = try Matrix(columns: [values])
    guard let model = try? Self.detector(name).fitAny(rows, seed: 1) else { return }
    for score in try model.scores(of: rows) { #expect(score.isFinite) }
  }

  @Test("identifiers differ")
  func names() {
    #expect(Set(Self.identifiers).count == Self.identifiers.count)
  }

  @Test("finds the planted row", arguments: identifiers, [1, 2, 5])
  func outlier(name: String, features: Int) throws {
    // In a cube whose ends meet, a row at one end of few features is beside those at the other.
    guard name != "qmcd" || features == 5 else { return }
    let rows = try cloudWithOneOutlier(rows: 200, features: features)
    let scores = try Self.detector(name).fitAny(rows, seed: 1).scores(of: rows)
    let others = try #require(scores.dropLast().max())
    let planted = try #require(scores.last)
    // By ranks alone the least and the greatest value of one feature are equally far out.
    #expect(name == "ecod" && features == 1 ? planted >= others : planted > others)
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
    for (parameter, kind) in parameterKinds(try Self.detector(name)) {
      var bad: [Setting] = [.number(-1), .number(1e300), .word("many")]
      if kind != .flag { bad.append(.flag(true)) }
      if kind != .number { bad.append(.number(0.5)) }
      for setting in bad {
        #expect(throws: DetectionError.self, "\(parameter) \(setting)") {
          try DetectorCatalog.detector(named: name, settings: [parameter: setting])
        }
      }
    }
    #expect(throws: DetectionError.self) {
      try DetectorCatalog.detector(named: name, settings: ["colour": .number(1)])
    }
  }

  @Test("takes ties, equal rows and constant features", arguments: identifiers)
  func ties(name: String) throws {
    let steps = (0..<120).map { Double($0 % 4) }
    let rows = try Matrix(columns: [steps + [9], Array(repeating: 2, count: 121), steps + [-9]])
    let model = try Self.detector(name).fitAny(rows, seed: 1)
    let scores = try model.scores(of: rows)
    #expect(scores.allSatisfy { $0.isFinite })
    let others = try #require(scores.dropLast().max())
    #expect(scores[120] >= others)
    for row in 4..<120 { #expect(scores[row] == scores[row % 4]) }
  }

  @Test("fits few rows, or says how many it needs", arguments: identifiers, [2, 3, 7])
  func fewRows(name: String, count: Int) throws {
    let rows = try cloudWithOneOutlier(rows: count, features: 2)
    do {
      let model = try Self.detector(name).fitAny(rows, seed: 1)
      let scores = try model.scores(of: rows)
      #expect(scores.allSatisfy { $0.isFinite })
    } catch DetectionError.tooFewRows(_, let needed, let got) {
      #expect(needed > count && got == count)
    }
  }

  @Test("finds the planted row among 300 features, and a huge value", arguments: identifiers)
  func extremes(name: String) throws {
    let wide = try cloudWithOneOutlier(rows: 90, features: 300)
    let scores = try Self.detector(name).fitAny(wide, seed: 1).scores(of: wide)
    // In the space of a radial kernel each of so few rows is a direction of its own.
    if name != "kernel-pca" { #expect(scores.last == scores.max()) }
    var huge = try cloudWithOneOutlier(rows: 90, features: 1).selectingRows(Array(0..<89))
    huge[40, 0] = 1e100
    let found = try Self.detector(name).fitAny(huge, seed: 1).scores(of: huge)
    #expect(found.allSatisfy { !$0.isNaN })
    // The ends of its cube meet, so that the greatest value of a single feature is beside the least.
    if name != "qmcd" { #expect(found[40] == found.max()) }
  }

  @Test("tells which feature makes a row unusual", arguments: identifiers)
  func contributions(name: String) throws {
    var rows = try cloudWithOneOutlier(rows: 150, features: 4)
    // Only the third feature of the last row is out of the way.
    for feature in [0, 1, 3] { rows[149, feature] = rows[10, feature] }
    let model = try Self.detector(name).fitAny(rows, seed: 1)
    let typical = (0..<4).map { median(of: rows.columnValues($0)) }
    let told = try model.contributions(to: rows.row(149), typical: typical)
    // In a cube whose ends meet, one value far out is beside those at the other end.
    if name != "qmcd" {
      #expect(told.values.indices.max { told.values[$0] < told.values[$1] } == 2)
    }
    #expect(abs(told.shares.reduce(0, +) - 1) < 1e-9)
    if told.addUp {
      let score = try model.scores(of: rows.selectingRows([149]))[0]
      #expect(abs(told.values.reduce(0, +) - score) <= 1e-9 * max(1, abs(score)))
    }
    #expect(throws: ShapeError.featureCount(expected: 4, got: 3)) {
      try model.contributions(to: [1, 2, 3], typical: typical)
    }
  }

  @Test("scores nothing for no rows", arguments: identifiers)
  func noRows(name: String) throws {
    let model = try Self.detector(name).fitAny(
      cloudWithOneOutlier(rows: 50, features: 2), seed: 1)
    #expect(try model.scores(of: Matrix(rowCount: 0, columnCount: 2)).isEmpty)
  }
}

private func parameterKinds<Method: Detector>(_ detector: Method) -> [(String, ParameterKind)] {
  Method.parameters.map { ($0.name, $0.kind) }
}

private func median(of values: [Double]) -> Double {
  quantile(ofSorted: values.sorted(), at: 0.5)
}
