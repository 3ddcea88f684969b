import Detection
import Numeric
import Parameters
import TestSupport
import Testing

/// Surfaces around usual rows.
@Suite("Boundaries")
struct BoundaryTests {
  static let few = requiredGolden([String: PyODTests.Table].self, "PyOD/tables.json")["few"]
  static let chance = requiredGolden([String: [Double]].self, "drawn.json")

  static func rows() throws -> Matrix { try Matrix(columns: #require(few).rows) }

  @Test("at most the share nu lies outside, and at least as much holds the surface")
  func share() throws {
    let rows = try Self.rows()
    for nu in [0.05, 0.2, 0.5, 0.9] {
      var detector = OneClassSVM()
      (detector.outsideShare, detector.tolerance) = (nu, 1e-9)
      let scores = try detector.fit(rows, seed: 1).scores(of: rows)
      let outside = Double(scores.filter { $0 > 1e-6 }.count) / Double(scores.count)
      let holding = Double(scores.filter { $0 > -1e-6 }.count) / Double(scores.count)
      #expect(outside <= nu && nu <= holding)
    }
  }

  @Test("equal rows count as often as they are there")
  func equal() throws {
    let rows = try Self.rows()
    let twice = rows.selectingRows((0..<400).map { $0 % 200 })
    var detector = OneClassSVM()
    detector.tolerance = 1e-9
    let once = try detector.fit(rows, seed: 1).scores(of: rows)
    for (a, b) in zip(try detector.fit(twice, seed: 1).scores(of: rows), once) {
      #expect(abs(a - 2 * b) < 1e-6)
    }
  }

  @Test("with the radial kernel the ball ranks rows as the plane does")
  func ballAndPlane() throws {
    let rows = try Self.rows()
    var (ball, plane) = (SVDD(), OneClassSVM())
    (ball.outsideShare, ball.tolerance) = (0.3, 1e-9)
    (plane.outsideShare, plane.tolerance) = (0.3, 1e-9)
    let distances = try ball.fit(rows, seed: 1).scores(of: rows)
    let margins = try plane.fit(rows, seed: 1).scores(of: rows)
    // The weights of the plane sum to 0.3 · 200; the distance holds their product twice.
    for (distance, margin) in zip(distances, margins) {
      #expect(abs(distance - 2 * margin / 60) < 1e-7)
    }
  }

  @Test("with the linear kernel the ball is the smallest around the rows")
  func smallestBall() throws {
    let rows = try Matrix(columns: [[0, 4, 2, 1], [0, 0, 1, -1]])
    var ball = SVDD()
    (ball.kernel, ball.outsideShare, ball.tolerance) = (.linear, 0.01, 1e-12)
    let model = try ball.fit(rows, seed: 1)
    let scores = try model.scores(of: Matrix(columns: [[0, 4, 2, 2, 5], [0, 0, 0, 3, 0]]))
    for (score, expected) in zip(scores, [0.0, 0, -4, 5, 5]) {
      #expect(abs(score - expected) < 1e-9)
    }
  }

  @Test("the linear plane is as far from the origin as it can be")
  func linear() throws {
    let rows = try Matrix(columns: [[1, 3, 3, 5], [1, 1, 3, 4]])
    var plane = OneClassSVM()
    (plane.kernel, plane.outsideShare, plane.tolerance) = (.linear, 0.25, 1e-12)
    let scores = try plane.fit(rows, seed: 1).scores(of: rows)
    // All weight is on the row nearest to the origin; the plane is midway to the next.
    for (score, expected) in zip(scores, [1.0, -1, -3, -6]) {
      #expect(abs(score - expected) < 1e-9)
    }
  }

  @Test("the descent comes as near as scikit-learn's", arguments: [1, 2, 3] as [UInt64])
  func descent(seed: UInt64) throws {
    let known = try #require(Self.chance["sgd-one-class-svm"])
    let scores = try SGDOneClassSVM().fit(Self.rows(), seed: seed).scores(of: Self.rows())
    // One fit of scikit-learn is 0.004 from the mean of many.
    let apart = zip(scores, known).reduce(0) { $0 + abs($1.0 - $1.1) } / 200
    #expect(apart < 0.02)
  }

  @Test("too many rows are refused with a sentence")
  func tooMany() {
    let error = DetectionError.tooManyRows(method: "svdd", most: 50_000, got: 60_000)
    #expect(error.description.contains("at most 50000 rows, but there are 60000"))
    #expect(throws: error) {
      try SVDD().fit(Matrix(columns: [(0..<60_000).map { Double($0) }]), seed: 1)
    }
  }
}

/// The method of deviations.
@Suite("LMDD")
struct LMDDTests {
  @Test("orders rows as the mean of PyOD's draws does")
  func agreement() throws {
    let known = try #require(BoundaryTests.chance["lmdd"])
    let rows = try BoundaryTests.rows()
    var mean = [Double](repeating: 0, count: known.count)
    for seed in 0..<100 as Range<UInt64> {
      for (row, score) in try LMDD().fit(rows, seed: seed).scores(of: rows).enumerated() {
        mean[row] += score / 100
      }
    }
    #expect(correlation(mean, known) > 0.9)
  }

  private func correlation(_ a: [Double], _ b: [Double]) -> Double {
    let count = Double(a.count)
    let (meanA, meanB) = (a.reduce(0, +) / count, b.reduce(0, +) / count)
    let both = zip(a, b).reduce(0) { $0 + ($1.0 - meanA) * ($1.1 - meanB) }
    let squaresA = a.reduce(0) { $0 + ($1 - meanA) * ($1 - meanA) }
    let squaresB = b.reduce(0) { $0 + ($1 - meanB) * ($1 - meanB) }
    return both / (squaresA * squaresB).squareRoot()
  }
}
