import Detection
import Numeric
import TestSupport
import Testing

/// Measures by labels are those of scikit-learn and PyOD; see `Fixtures/accuracy.py`.
@Suite("Accuracy by labels")
struct AccuracyTests {
  struct Case: Decodable, CustomTestStringConvertible {
    var name: String
    var scores: [Double]
    var other: [Double]
    var labels: [Int]
    var area: Double
    var standardError: Double
    var ends: [Double]
    var differs: Bool
    var averagePrecision: Double
    var averagePrecisionEnds: [Double]
    var precision: Double
    var precisionEnds: [Double]

    var testDescription: String { name }

    var known: KnownLabels { KnownLabels(labels.map { $0 < 0 ? nil : $0 == 1 }) }
  }

  static let cases = requiredGolden([Case].self, "accuracy.json")

  @Test("the area under the ROC curve is scikit-learn's, its error DeLong's", arguments: cases)
  func area(golden: Case) throws {
    let area = try #require(AreaUnderROC(golden.scores, golden.known))
    #expect(abs(area.value - golden.area) < 1e-12)
    #expect(abs(area.standardError - golden.standardError) < 1e-12)
    #expect(abs(area.estimate.low - golden.ends[0]) < 1e-7)
    #expect(abs(area.estimate.high - golden.ends[1]) < 1e-7)
    let other = try #require(AreaUnderROC(golden.other, golden.known))
    #expect(area.differs(from: other) == golden.differs)
    #expect(other.differs(from: area) == golden.differs)
    #expect(!area.differs(from: area))
  }

  @Test(
    "precisions are those of scikit-learn and PyOD, their intervals a bootstrap's", arguments: cases
  )
  func precision(golden: Case) throws {
    let found = try #require(DetectorAccuracy(of: golden.scores, by: golden.known, seed: 3))
    #expect(abs(found.averagePrecision.value - golden.averagePrecision) < 1e-12)
    #expect(abs(found.precisionAtCount.value - golden.precision) < 1e-12)
    // Ends are those of 4,000 other draws; one step of the precision is 1 / 29.
    #expect(abs(found.averagePrecision.low - golden.averagePrecisionEnds[0]) < 0.03)
    #expect(abs(found.averagePrecision.high - golden.averagePrecisionEnds[1]) < 0.03)
    #expect(abs(found.precisionAtCount.low - golden.precisionEnds[0]) < 0.04)
    #expect(abs(found.precisionAtCount.high - golden.precisionEnds[1]) < 0.04)
  }

  @Test("the order of rows and the scale of scores change nothing", arguments: cases)
  func invariance(golden: Case) throws {
    let found = try #require(DetectorAccuracy(of: golden.scores, by: golden.known, seed: 3))
    let scaled = golden.scores.map { 7 * $0 - 100 }
    #expect(DetectorAccuracy(of: scaled, by: golden.known, seed: 3) == found)
    let labels = KnownLabels(golden.known.isUnusual.reversed())
    let turned = try #require(DetectorAccuracy(of: golden.scores.reversed(), by: labels, seed: 3))
    #expect(abs(turned.areaUnderROC.value - found.areaUnderROC.value) < 1e-12)
    #expect(turned.averagePrecision.value == found.averagePrecision.value)
    #expect(turned.precisionAtCount.value == found.precisionAtCount.value)
  }

  @Test("labels of one kind measure nothing")
  func oneKind() {
    for labels in [[true, true, nil], [false, nil, nil], [nil, nil, nil]] as [[Bool?]] {
      let known = KnownLabels(labels)
      #expect(!known.areMeasurable)
      #expect(AreaUnderROC([1, 2, 3], known) == nil)
      #expect(DetectorAccuracy(of: [1, 2, 3], by: known, seed: 1) == nil)
    }
  }

  @Test("one row of each kind has an area, but hardly a bound")
  func fewest() throws {
    let known = KnownLabels([true, nil, false])
    let area = try #require(AreaUnderROC([2, 9, 1], known))
    #expect(area.value == 1 && area.standardError.isNaN)
    #expect(area.estimate.low < 0.3 && area.estimate.high == 1)
    #expect(!area.differs(from: try #require(AreaUnderROC([1, 9, 2], known))))
    let tied = try #require(AreaUnderROC([1, 9, 1], known))
    #expect(tied.value == 0.5 && tied.estimate.low < 0.1 && tied.estimate.high > 0.9)
  }

  @Test("scores without end rank first")
  func infinite() throws {
    let known = KnownLabels([true, false, false])
    #expect(try #require(AreaUnderROC([.infinity, 1, 2], known)).value == 1)
    #expect(
      try #require(DetectorAccuracy(of: [.infinity, 1, 2], by: known, seed: 1))
        .averagePrecision.value == 1)
  }
}
