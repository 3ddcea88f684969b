import Detection
import Numeric
import TestSupport
import Testing

/// Detectors that look at how features vary together.
@Suite("Detectors by covariance")
struct CovarianceDetectorTests {
  /// 300 rows of three features, of which the third is the sum of the others, and a fourth is constant.
  static func dependent() throws -> Matrix {
    var random = SplitMix64(seed: 4)
    let first = (0..<300).map { _ in random.nextUnit() }
    let second = (0..<300).map { _ in random.nextUnit() * 100 }
    return try Matrix(columns: [
      first, second, zip(first, second).map { $0 + $1 }, Array(repeating: 7, count: 300),
    ])
  }

  @Test(
    "stay finite with dependent and constant features",
    arguments: ["pca", "mahalanobis", "mcd", "cook-distance"])
  func dependence(name: String) throws {
    let rows = try Self.dependent()
    let model = try DetectorCatalog.detector(named: name, settings: [:]).fitAny(rows, seed: 1)
    let scores = try model.scores(of: rows)
    #expect(scores.allSatisfy { $0.isFinite && $0 < 1e6 })
    #expect(Set(scores).count == 300)
  }

  @Test("distances do not change when a feature is told twice", arguments: ["mahalanobis", "mcd"])
  func twice(name: String) throws {
    let rows = try Self.dependent()
    let detector = try DetectorCatalog.detector(named: name, settings: [:])
    let plain = try Matrix(columns: [rows.columnValues(0), rows.columnValues(1)])
    let scores = try detector.fitAny(plain, seed: 1).scores(of: plain)
    for (a, b) in zip(try detector.fitAny(rows, seed: 1).scores(of: rows), scores) {
      #expect(abs(a - b) <= 1e-9 * max(1, b))
    }
  }

  @Test("the squared distance is the textbook's")
  func textbook() throws {
    let rows = try Matrix(columns: [[0, 2, 4, 4, 5], [1, 0, 3, 5, 1]])
    // Means 3 and 2; variances 3.2 and 3.2, covariance 1.4, with 5 below the line.
    let determinant = 3.2 * 3.2 - 1.4 * 1.4
    let scores = try Mahalanobis().fit(rows, seed: 1).scores(of: rows)
    for row in 0..<5 {
      let (x, y) = (rows[row, 0] - 3, rows[row, 1] - 2)
      let expected = (3.2 * x * x - 2 * 1.4 * x * y + 3.2 * y * y) / determinant
      #expect(abs(scores[row] - expected) < 1e-12)
    }
  }

  @Test("MCD is not led astray by two rows in five", arguments: [1, 2, 4])
  func contamination(features: Int) throws {
    var random = SplitMix64(seed: 9)
    let columns = (0..<features).map { _ in
      (0..<1_000).map { row in random.nextUnit() + (row < 400 ? 20 : 0) }
    }
    let rows = try Matrix(columns: columns)
    let robust = try MCD().fit(rows, seed: 3).scores(of: rows)
    #expect(robust[..<400].allSatisfy { $0 > 1_000 })
    #expect(robust[400...].allSatisfy { $0 < 50 })
    let classical = try Mahalanobis().fit(rows, seed: 3).scores(of: rows)
    #expect(classical[..<400].allSatisfy { $0 < 30 })
  }

  @Test("MCD tells rows apart where most are equal")
  func mostEqual() throws {
    let values = (0..<200).map { $0 % 4 == 0 ? Double($0 % 7) : 1 }
    let rows = try Matrix(columns: [values, (0..<200).map { Double($0 % 10) }])
    let scores = try MCD().fit(rows, seed: 1).scores(of: rows)
    #expect(scores.allSatisfy { $0.isFinite })
    #expect(scores[20] > scores[1])
  }

  @Test("a mixture finds what lies between its groups")
  func mixture() throws {
    var random = SplitMix64(seed: 2)
    let values = (0..<400).map { row in (row % 2 == 0 ? 0 : 10) + random.nextUnit() } + [5.0]
    let rows = try Matrix(columns: [values, values.map { $0 + random.nextUnit() }])
    var detector = GMM()
    detector.components = 2
    let scores = try detector.fit(rows, seed: 1).scores(of: rows)
    #expect(scores[400] == scores.max())
    let single = try GMM().fit(rows, seed: 1).scores(of: rows)
    #expect(single[400] < 5)
    detector.components = 256
    #expect(throws: DetectionError.tooFewRows(method: "gmm", needed: 256, got: 1)) {
      try detector.fit(Matrix(columns: [Array(repeating: 1, count: 300)]), seed: 1)
    }
  }
}
