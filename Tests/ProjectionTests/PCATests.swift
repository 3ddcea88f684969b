import FoundationEssentials
import Numeric
import Parameters
import TestSupport
import Testing

@testable import Projection

@Suite("Principal components")
struct PCATests {
  @Test func fixturesAreThere() { #expect(GoldenComponents.cases.count == 2) }

  @Test("are scikit-learn's, signs too", arguments: GoldenComponents.cases)
  func golden(_ golden: GoldenComponents.Case) throws {
    let rows = try Matrix(columns: golden.columns)
    let model = try PCA(components: 99).fit(rows)
    #expect(model.componentCount == golden.columns.count)
    let projected = try model.project(rows)
    for i in 0..<model.componentCount {
      #expect(abs(model.explainedVariance[i] - golden.explainedVariance[i]) < 1e-12)
      #expect(abs(model.explainedVarianceRatio[i] - golden.explainedVarianceRatio[i]) < 1e-13)
      // A direction without variance is any that is left over.
      guard golden.explainedVarianceRatio[i] > 1e-12 else { continue }
      #expect(isNear(model.components.row(i), golden.components[i]))
      #expect(isNear(projected.columnValues(i), golden.projected[i]))
    }
  }

  @Test("A row's place does not depend on its batch, and survives JSON")
  func batches() throws {
    let rows = try Matrix(columns: GoldenComponents.cases.first?.columns ?? [])
    let model = try PCA().fit(rows)
    let copy = try JSONDecoder().decode(PCAModel.self, from: JSONEncoder().encode(model))
    #expect(copy == model)
    let all = try model.project(rows)
    #expect(all.columnCount == 4)
    for row in 0..<rows.rowCount {
      #expect(try copy.project(rows.selectingRows([row])).row(0) == all.row(row))
    }
  }

  @Test("Loadings of standardised features are correlations, but for n and n − 1")
  func loadings() throws {
    let rows = try Matrix(columns: [[-1, -1, 1, 1], [-1, -1, 1, 1]])
    let model = try PCA().fit(rows)
    let correlation = (4.0 / 3).squareRoot()
    #expect(isNear(model.loadings.row(0), [correlation, correlation]))
    #expect(model.components[0, 0] > 0)
  }

  @Test("Rows that have no directions are refused")
  func refused() throws {
    #expect(throws: ProjectionError.noVariance) {
      try PCA().fit(Matrix(columns: [[3, 3, 3], [4, 4, 4]]))
    }
    #expect(throws: ProjectionError.tooFewRows(got: 1)) { try PCA().fit(Matrix(columns: [[3]])) }
    #expect(throws: ProjectionError.notFinite(row: 1, column: 0)) {
      try PCA().fit(Matrix(columns: [[3, .nan]]))
    }
    let model = try PCA().fit(Matrix(columns: [[1, 2, 4], [0, 5, 1]]))
    #expect(throws: ShapeError.featureCount(expected: 2, got: 1)) {
      try model.project(Matrix(columns: [[1]]))
    }
  }

  @Test("Bad parameters are refused", arguments: [Setting.number(-1), .number(1.5), .word("two")])
  func parameters(setting: Setting) {
    #expect(throws: ParameterError.self) { try PCA(settings: ["components": setting]) }
    #expect(throws: ProjectionError.self) {
      try PCA(components: -1).fit(Matrix(columns: [[1, 2]]))
    }
  }

  @Test("A damaged model is refused")
  func damaged() {
    let json = """
      {"means": [0], "components": {"rowCount": 1, "columnCount": 2, "values": [1, 0]},
       "explainedVariance": [1], "explainedVarianceRatio": [1]}
      """
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(PCAModel.self, from: Data(json.utf8))
    }
  }
}

/// What scikit-learn says about small data; `Fixtures/make.py` made it.
struct GoldenComponents: Decodable {
  struct Case: Decodable, CustomStringConvertible {
    let name: String
    let columns: [[Double]]
    let components: [[Double]]
    let explainedVariance: [Double]
    let explainedVarianceRatio: [Double]
    let projected: [[Double]]

    var description: String { name }
  }

  let cases: [Case]

  /// The cases.
  static let cases = requiredGolden(GoldenComponents.self, "components.json").cases
}

private func isNear(_ a: [Double], _ b: [Double]) -> Bool {
  a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) < 1e-11 }
}
