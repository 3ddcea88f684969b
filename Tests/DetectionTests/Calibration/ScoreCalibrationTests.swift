import Detection
import FoundationEssentials
import Numeric
import Testing

@Suite("Calibration of scores")
struct ScoreCalibrationTests {
  private let known = ThresholdGolden.loaded.calibration

  private func calibration() throws -> ScoreCalibration {
    try ScoreCalibration(of: known.learned, rule: .contamination(known.contamination))
  }

  @Test("gives PyOD's probabilities, and scipy's of the gamma distribution")
  func probabilities() throws {
    let calibration = try calibration()
    for (index, score) in known.scores.enumerated() {
      #expect(abs(calibration.probability(of: score) - known.unifying[index]) < 1e-9)
      #expect(abs(calibration.probability(of: score, by: .linear) - known.linear[index]) < 1e-9)
      #expect(abs(calibration.probability(of: score, by: .gamma) - known.gamma[index]) < 1e-9)
    }
  }

  @Test("gives PyOD's confidence of each verdict")
  func confidence() throws {
    let calibration = try calibration()
    let threshold = try UnusualRule.contamination(known.contamination).threshold(for: known.learned)
    for (index, score) in known.scores.enumerated() {
      #expect((score > threshold) == (known.labels[index] == 1))
      let found = calibration.confidence(of: score, isUnusual: score > threshold)
      #expect(abs(found - known.confidence[index]) < 1e-9, "\(found) \(known.confidence[index])")
    }
  }

  @Test("tells the share of training scores below")
  func share() throws {
    let calibration = try ScoreCalibration(of: [4, 1, 2, 2, 3], rule: .automatic)
    #expect(
      [0.0, 1, 2, 3, 3.5, 9].map { calibration.share(below: $0) } == [0, 0, 0.2, 0.6, 0.8, 1])
  }

  @Test("keeps few scores of many, and tells nearly the same")
  func many() throws {
    var random = SplitMix64(seed: 3)
    let scores = (0..<40_000).map { _ in random.nextUnit() }
    let calibration = try ScoreCalibration(of: scores, rule: .contamination(0.02))
    #expect(calibration.kept.count == 2_001 && calibration.count == 40_000)
    #expect(abs(calibration.share(below: 0.3) - 0.3) < 0.01)
    #expect(calibration.confidence(of: 0.999, isUnusual: true) > 0.99)
    #expect(calibration.confidence(of: 0.5, isUnusual: false) > 0.99)
  }

  @Test("is finite for equal scores", arguments: ScoreCalibration.Scaling.allCases)
  func equal(scaling: ScoreCalibration.Scaling) throws {
    let calibration = try ScoreCalibration(of: [2, 2, 2], rule: .automatic)
    #expect([1, 2, 3].map { calibration.probability(of: $0, by: scaling) } == [0, 0, 1])
    #expect((0...1).contains(calibration.confidence(of: 2, isUnusual: false)))
  }

  @Test("never falls when the score rises", arguments: ScoreCalibration.Scaling.allCases)
  func monotone(scaling: ScoreCalibration.Scaling) throws {
    let calibration = try calibration()
    let values = (0...200).map { calibration.probability(of: Double($0) / 20, by: scaling) }
    #expect(values == values.sorted() && values.allSatisfy { (0...1).contains($0) })
  }

  @Test("reads back from JSON, and refuses what is damaged")
  func coding() throws {
    let calibration = try calibration()
    let data = try JSONEncoder().encode(calibration)
    #expect(try JSONDecoder().decode(ScoreCalibration.self, from: data) == calibration)
    let damaged = [
      #"{"count":2,"kept":[2,1],"mean":1,"deviation":1,"contamination":0.1}"#,
      #"{"count":0,"kept":[],"mean":1,"deviation":1,"contamination":0.1}"#,
      #"{"count":3,"kept":[1,2],"mean":1,"deviation":1,"contamination":0.1}"#,
      #"{"count":2,"kept":[1,2],"mean":1,"deviation":-1,"contamination":0.1}"#,
      #"{"count":2,"kept":[1,2],"mean":1,"deviation":1,"contamination":2}"#,
    ]
    for text in damaged {
      #expect(throws: DecodingError.self) {
        try JSONDecoder().decode(ScoreCalibration.self, from: Data(text.utf8))
      }
    }
  }
}
