@testable import Detection
import Numeric
import Parameters
import TestSupport
import Testing

@Suite("Detectors compared")
struct DetectorComparisonTests {
  /// Customers with ten far out in one direction each.
  static func rows() throws -> Matrix {
    var random = SplitMix64(seed: 4)
    var columns = (0..<3).map { _ in (0..<400).map { _ in centred(&random) } }
    for row in 390..<400 { columns[row % 3][row] = 6 + Double(row - 390) }
    return try Matrix(columns: columns)
  }

  private static func centred(_ random: inout SplitMix64) -> Double {
    (0..<6).reduce(-3.0) { sum, _ in sum + random.nextUnit() }
  }

  static let detectors = ["isolation-forest", "nearest-neighbours", "ecod", "z-score"]

  static func compared(_ names: [String] = detectors) throws -> [ComparedDetector] {
    try names.map { ComparedDetector(try DetectorCatalog.detector(named: $0, settings: [:])) }
  }

  static let settings = DetectorComparisonSettings(rule: .contamination(0.025))

  static func comparison(
    _ names: [String] = detectors, labels: KnownLabels? = nil
  ) throws -> DetectorComparison {
    try DetectorComparison(
      of: try rows(), by: try compared(names), settings: settings, labels: labels, seed: 1)
  }

  @Test("agree on planted rows, and keep them when half of the rows are learned")
  func planted() throws {
    let found = try Self.comparison()
    #expect(found.findings.map(\.name) == Self.detectors)
    #expect(found.topCount == 10)
    let three = try Self.comparison(["isolation-forest", "nearest-neighbours", "z-score"])
    #expect(three.unanimous.count >= 8 && Set(three.unanimous).isSubset(of: Set(390..<400)))
    #expect(Set(found.unanimous).isSubset(of: three.unanimous))
    for finding in found.findings {
      #expect(finding.flagged == 10)
      // By ranks alone the farthest on the other side of each feature are as far out.
      #expect(try #require(finding.stability) > (finding.name == "ecod" ? 0.3 : 0.7))
      #expect(try #require(finding.consensus) > 0.4)
      #expect(finding.objection == nil && finding.accuracy == nil)
    }
  }

  @Test("agreement is symmetric, votes are those of the flagged rows")
  func matrices() throws {
    let found = try Self.comparison()
    for a in found.findings.indices {
      #expect(found.rankCorrelation[a][a] == 1 && found.overlap[a][a] == 1)
      for b in found.findings.indices where a != b {
        let (first, second) = (found.findings[a].scores, found.findings[b].scores)
        #expect(found.rankCorrelation[a][b] == found.rankCorrelation[b][a])
        #expect(abs(found.rankCorrelation[a][b] - rankCorrelation(first, second)) < 1e-12)
        #expect(found.overlap[a][b] == found.overlap[b][a])
      }
      for row in found.alone[a] {
        #expect(found.votes[row] == 1 && found.findings[a].flags(row))
      }
    }
    let flagged = found.findings.map(\.flagged).reduce(0, +)
    #expect(found.votes.reduce(0, +) == flagged)
  }

  @Test(
    "of two, which agree with each other alike, the more stable is recommended",
    arguments: [["ecod", "z-score"], ["z-score", "ecod"]])
  func two(names: [String]) throws {
    let found = try Self.comparison(names)
    #expect(
      found.reasons.first
        == "z-score is recommended: of the two its top rows are the more stable.")
  }

  @Test("without labels accuracy is unknown, and says so")
  func unlabelled() throws {
    let found = try Self.comparison()
    #expect(found.reasons.contains { $0.hasPrefix("Accuracy is unknown: there are no labels") })
    #expect(found.reasons[0].hasPrefix("\(found.findings[found.recommended].name) is recommended"))
    #expect(found.dissent.contains { $0.hasPrefix("Detectors that work alike") })
  }

  @Test("with labels the greatest area is recommended")
  func labelled() throws {
    let labels = KnownLabels((0..<400).map { $0 % 2 == 0 && $0 < 380 ? nil : $0 >= 390 })
    let found = try Self.comparison(labels: labels)
    let areas = found.findings.compactMap { $0.accuracy?.areaUnderROC.value }
    #expect(areas.count == 4 && areas[found.recommended] == areas.max())
    #expect(found.reasons.contains { $0.hasPrefix("By 10 unusual rows and 200 usual: ROC-AUC") })
    #expect(!found.reasons.contains { $0.contains("unknown") })
    #expect(found.dissent.contains { $0.hasPrefix("Only 210 of 400 rows have a label") })
  }

  @Test("a few labels measure, but do not choose")
  func fewLabels() throws {
    let labels = KnownLabels((0..<400).map { $0 == 399 ? true : $0 < 9 ? false : nil })
    let found = try Self.comparison(labels: labels)
    #expect(found.findings.allSatisfy { $0.accuracy != nil })
    #expect(found.recommended == (try Self.comparison()).recommended)
    #expect(found.dissent.contains { $0.contains("too few labels to choose a detector by") })
    let one = KnownLabels((0..<400).map { $0 < 9 ? true : nil })
    let none = try Self.comparison(labels: one)
    #expect(none.findings.allSatisfy { $0.accuracy == nil })
    #expect(none.reasons.contains { $0.contains("labels of both kinds") })
  }

  @Test("equal seeds give equal results")
  func seeds() throws {
    let (first, second) = (try Self.comparison(), try Self.comparison())
    #expect(first.findings.map(\.scores) == second.findings.map(\.scores))
    #expect(first.findings.map(\.stability) == second.findings.map(\.stability))
    #expect(first.reasons == second.reasons && first.dissent == second.dissent)
  }

  @Test("one that cannot learn is told, and does not stop the others")
  func failures() throws {
    let rows = try Matrix(columns: [[1, 2, 3, 9]])
    let names = ["nearest-neighbours", "z-score"]
    let found = try DetectorComparison(of: rows, by: try Self.compared(names), seed: 1)
    #expect(found.findings.map(\.name) == ["z-score"])
    #expect(found.failures.map(\.name) == ["nearest-neighbours"])
    #expect(found.dissent.contains { $0.contains("needs at least 6 rows") })
    #expect(found.unanimous.isEmpty && found.alone == [[]] && found.findings[0].consensus == nil)
    #expect(throws: DetectionError.tooFewRows(method: "nearest-neighbours", needed: 6, got: 4)) {
      try DetectorComparison(of: rows, by: try Self.compared(["nearest-neighbours"]), seed: 1)
    }
  }

  @Test("nothing to compare, cancelled work and labels of other rows are refused")
  func refusals() throws {
    let rows = try Self.rows()
    #expect(throws: DetectionError.noDetectors) {
      try DetectorComparison(of: rows, by: [], seed: 1)
    }
    #expect(throws: DetectionError.cancelled) {
      try DetectorComparison(of: rows, by: try Self.compared(), seed: 1, isCancelled: { true })
    }
    #expect(throws: DetectionError.self) {
      try DetectorComparison(
        of: rows, by: try Self.compared(), labels: KnownLabels([true]), seed: 1)
    }
    #expect(throws: DetectionError.self) {
      let settings = DetectorComparisonSettings(rule: .contamination(0.9))
      _ = try DetectorComparison(of: rows, by: try Self.compared(), settings: settings, seed: 1)
    }
  }

  @Test("rows that are all equal are compared without a crash")
  func equalRows() throws {
    let rows = try Matrix(columns: [Array(repeating: 4, count: 30)])
    let found = try DetectorComparison(
      of: rows, by: try Self.compared(["z-score", "nearest-neighbours"]), seed: 1)
    #expect(found.findings.allSatisfy { $0.objection == "it gives every row the same score" })
    #expect(found.rankCorrelation[0][1].isNaN && found.overlap[0][1] == 1)
    #expect(found.reasons[0].contains("no detector's findings can be worked with"))
  }

  @Test("rows that tie for the last seats share them")
  func topRows() {
    let top = TopRows(3, of: [9, 5, 5, 5, 5, 1])
    #expect(top.seats == [1, 0.5, 0.5, 0.5, 0.5, 0])
    #expect(top.overlap(with: top) == 1)
    #expect(TopRows(1, of: [1, 2, 3]).overlap(with: TopRows(1, of: [3, 2, 1])) == 0)
    #expect(TopRows(2, of: [1, 2, 3, 4]).overlap(with: TopRows(2, of: [0, 3, 1, 2])) == 1.0 / 3)
    #expect(TopRows(0, of: []).overlap(with: TopRows(0, of: [])) == 1)
  }

  @Test("equal rows are scored once, and every one gets its score", arguments: [3, 200])
  func repeated(different: Int) throws {
    let rows = try cloudWithOneOutlier(rows: different, features: 2)
      .selectingRows((0..<300).map { $0 * 7 % different })
    let repeated = RepeatedRows(rows)
    #expect(repeated.different.rowCount == (different == 3 ? 3 : 300))
    let model = try DetectorCatalog.detector(named: "z-score", settings: [:]).fitAny(rows, seed: 1)
    #expect(try repeated.scores(by: model) == model.scores(of: rows))
  }
}
