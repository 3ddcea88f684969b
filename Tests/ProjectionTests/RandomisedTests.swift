import Glibc
import Numeric
import TestSupport
import Testing

@testable import Projection

@Suite("Principal components by random mixtures")
struct RandomisedTests {
  @Test("have the variance scikit-learn finds in a wide table")
  func wide() throws {
    let golden = try golden(GoldenWide.self, "wide.json")
    let model = try PCA(components: 12, solver: .randomised).fit(GoldenWide.rows())
    #expect(model.componentCount == 12)
    for (i, wanted) in golden.explainedVariance.enumerated() {
      #expect(abs(model.explainedVariance[i] / wanted - 1) < 1e-9)
      #expect(abs(model.explainedVarianceRatio[i] - golden.explainedVarianceRatio[i]) < 1e-11)
    }
  }

  @Test("are those of the exact solver, whatever the seed", arguments: [UInt64(1), 2, 3])
  func exact(seed: UInt64) throws {
    let rows = try #require(GoldenPlanes.cases.last).rows
    let exact = try PCA(components: 5, solver: .exact).fit(rows)
    let found = try PCA(components: 5, solver: .randomised).fit(rows, seed: seed)
    for i in 0..<5 {
      #expect(abs(found.explainedVariance[i] / exact.explainedVariance[i] - 1) < 1e-7)
      let alike = zip(found.components.row(i), exact.components.row(i)).reduce(0) {
        $0 + $1.0 * $1.1
      }
      #expect(alike > 0.99999)
    }
  }

  @Test("are taken where there are many features")
  func automatic() throws {
    let rows = try GoldenWide.rows()
    let automatic = try PCA(components: 4).fit(rows)
    #expect(automatic == (try PCA(components: 4, solver: .randomised).fit(rows)))
    #expect(try PCA(solver: .randomised).fit(rows).componentCount == 50)
  }

  @Test("are fewer where the rows are", arguments: [2, 3])
  func few(count: Int) throws {
    let rows = try GoldenWide.rows().selectingRows(Array(0..<count))
    let model = try PCA(components: 12, solver: .randomised).fit(rows)
    #expect(model.componentCount <= count)
    #expect(abs(model.explainedVarianceRatio.reduce(0, +) - 1) < 1e-9)
  }
}

/// What scikit-learn says about a wide table; `Fixtures/make_wide.py` made it.
struct GoldenWide: Decodable {
  let explainedVariance: [Double]
  let explainedVarianceRatio: [Double]

  /// The table of the script: 90 rows of 700 features.
  static func rows() throws -> Matrix {
    try Matrix(
      columns: (0..<700).map { j in
        (0..<90).map { i in
          (1..<25).reduce(0) { sum, factor in
            let r = Double(factor)
            return sum + sin(0.7 * r * Double(i + 1) + r * r) * cos(0.3 * r * Double(j + 1)) / r
          }
        }
      })
  }
}
