import FoundationEssentials
import Numeric
import Testing

@testable import Features

@Suite("Transforms")
struct TransformTests {
  @Test("are scikit-learn's scalers and NumPy's log1p", arguments: Transform.allCases)
  func golden(_ transform: Transform) throws {
    let golden = try GoldenScalers.read()
    let rows = try Matrix(columns: golden.columns)
    let fitted = try FittedTransform(
      fitting: [TransformStep(transform)], to: rows, columns: ["r", "f", "m"])
    let ours = try fitted.apply(rows)
    let expected = try #require(golden.expected[transform.rawValue])
    for column in 0..<3 { #expect(isNear(ours.columnValues(column), expected[column])) }
  }

  @Test("lead back to the units of the features")
  func inverse() throws {
    let golden = try GoldenScalers.read()
    let rows = try Matrix(columns: golden.columns)
    let fitted = try FittedTransform(fitting: Self.steps, to: rows, columns: ["r", "f", "m"])
    let back = try fitted.inverse(fitted.apply(rows))
    for column in 0..<3 {
      for (a, b) in zip(back.columnValues(column), golden.columns[column]) {
        #expect(abs(a - b) <= 1e-12 * max(1, abs(b)))
      }
    }
  }

  @Test("take one step after another: logarithms first, then what they left is standardised")
  func order() throws {
    let rows = try Matrix(columns: [[0, 1, 2], [0, 1.718281828459045, 6.38905609893065]])
    let fitted = try FittedTransform(fitting: Self.steps, to: rows, columns: ["r", "f"], logs: "f")
    let ours = try fitted.apply(rows)
    #expect(isNear(ours.columnValues(0), ours.columnValues(1)))
    #expect(fitted.steps.map(\.transform) == [.log1p, .standardise, .standardise])
  }

  @Test("give a row the same result in any batch")
  func batches() throws {
    let rows = try Matrix(columns: GoldenScalers.read().columns)
    let fitted = try FittedTransform(fitting: Self.steps, to: rows, columns: ["r", "f", "m"])
    let copy = try JSONDecoder().decode(FittedTransform.self, from: JSONEncoder().encode(fitted))
    #expect(copy == fitted)
    let all = try fitted.apply(rows)
    for row in 0..<rows.rowCount {
      #expect(try copy.apply(rows.selectingRows([row])).row(0) == all.row(row))
    }
    #expect(throws: ShapeError.featureCount(expected: 3, got: 1)) {
      try fitted.apply(Matrix(columns: [[1]]))
    }
  }

  static let steps = [
    TransformStep(.log1p, columns: ["f", "m"]), TransformStep(.standardise),
  ]
}

@Suite("Transforms in a recipe")
struct TransformRecipeTests {
  @Test func areReadFromJSON() throws {
    let json = #"""
      [{"transform": "log1p", "columns": ["frequency", "monetary"]}, {"transform": "min-max"}]
      """#
    let steps = try JSONDecoder().decode([TransformStep].self, from: Data(json.utf8))
    #expect(
      steps == [TransformStep(.log1p, columns: ["frequency", "monetary"]), TransformStep(.minMax)])
  }

  @Test func withAnUnknownNameSuggestTheNearest() {
    let json = #"[{"transform": "standardize"}]"#
    let error = #expect(throws: TransformError.unknownTransform("standardize")) {
      try JSONDecoder().decode([TransformStep].self, from: Data(json.utf8))
    }
    #expect(error?.description.contains("perhaps you meant 'standardise'") == true)
  }
}

@Suite("Data that cannot be transformed")
struct TransformErrorTests {
  @Test("are refused with a sentence", arguments: bad)
  func refused(_ bad: Bad) throws {
    let rows = try Matrix(columns: bad.columns)
    let error = #expect(throws: bad.error) {
      try FittedTransform(fitting: [bad.step], to: rows, columns: ["spend", "visits"])
    }
    #expect(error?.description.contains(bad.words) == true)
  }

  struct Bad: Sendable {
    let columns: [[Double]]
    let step: TransformStep
    let error: TransformError
    let words: String
  }

  static let bad = [
    Bad(
      columns: [[-1, 2, -3], [1, 2, 3]], step: TransformStep(.log1p),
      error: .negative(column: "spend", customers: 2, of: 3), words: "2 of 3 customers; net"),
    Bad(
      columns: [[1, 2, 3], [0.1, 0.1, 0.1]], step: TransformStep(.standardise),
      error: .noSpread(column: "visits", transform: .standardise), words: "leave it out"),
    Bad(
      columns: [[1, 2, 3], [7, 7, 7]], step: TransformStep(.minMax, columns: ["visits"]),
      error: .noSpread(column: "visits", transform: .minMax), words: "one value"),
    Bad(
      columns: [[1, 1, 1, 1, 9], [1, 2, 3, 4, 5]], step: TransformStep(.robust),
      error: .noSpread(column: "spend", transform: .robust), words: "standardise it"),
    Bad(
      columns: [[1, 2], [3, .nan]], step: TransformStep(.standardise),
      error: .notFinite(column: "visits", row: 1), words: "row 1"),
    Bad(
      columns: [[1, 2], [3, 4]], step: TransformStep(.log1p, columns: ["visit"]),
      error: .unknownColumn(transform: .log1p, name: "visit", known: ["spend", "visits"]),
      words: "perhaps you meant 'visits'"),
    Bad(
      columns: [[], []], step: TransformStep(.log1p), error: .noRows, words: "no customers"),
  ]

  @Test("A damaged transform is refused")
  func damaged() {
    for step in [#""column": 7, "scale": 1"#, #""column": 0, "scale": 0"#] {
      let json = #"""
        {"columns": ["r"], "steps": [{"transform": "standardise", "centre": 0, \#(step)}]}
        """#
      #expect(throws: DecodingError.self) {
        try JSONDecoder().decode(FittedTransform.self, from: Data(json.utf8))
      }
    }
  }
}

extension FittedTransform {
  /// Fits with logarithms of one column only.
  fileprivate init(
    fitting steps: [TransformStep], to rows: Matrix, columns: [String], logs: String
  ) throws {
    var steps = steps
    steps[0].columns = [logs]
    try self.init(fitting: steps, to: rows, columns: columns)
  }
}

/// What scikit-learn gives; `Fixtures/scalers.py` made it.
private struct GoldenScalers: Decodable {
  let columns: [[Double]]
  let expected: [String: [[Double]]]

  static func read() throws -> GoldenScalers {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/scalers.json")
    return try JSONDecoder().decode(GoldenScalers.self, from: Data(contentsOf: file))
  }
}

private func isNear(_ a: [Double], _ b: [Double]) -> Bool {
  a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) <= 1e-12 * max(1, abs($1)) }
}
