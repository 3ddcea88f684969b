import Parameters
import TestSupport

/// What published implementations say of made-up scores; see `Fixtures/thresholds.py`.
struct ThresholdGolden: Decodable {
  struct Threshold: Decodable {
    var rule: String
    var settings: [String: Setting]
    var scores: String
    var tolerance: Double
    var threshold: Double
  }

  struct Count: Decodable {
    var rule: String
    var settings: [String: Setting]
    var scores: String
    var count: Int
  }

  struct Tails: Decodable {
    var normal: [[Double]]
    var student: [[Double]]
    var binomial: [[Double]]
  }

  struct Calibration: Decodable {
    var contamination: Double
    var learned: [Double]
    var scores: [Double]
    var linear: [Double]
    var unifying: [Double]
    var gamma: [Double]
    var confidence: [Double]
    var labels: [Int]
  }

  var scores: [String: [Double]]
  var thresholds: [Threshold]
  var counts: [Count]
  var tails: Tails
  var calibration: Calibration

  static let loaded = requiredGolden(ThresholdGolden.self, "thresholds.json")
}
