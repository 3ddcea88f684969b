import Detection
import Numeric
import TestSupport

/// What numpy, scikit-learn and PyOD say of 300 made-up customers; see `Fixtures/make.py`.
struct Golden: Decodable {
  struct Neighbours: Decodable {
    var scores: [Double]
    var threshold: Double
    var labels: [Int]
  }

  var columns: [[Double]]
  var scaled: [[Double]]
  var neighbours: [String: Neighbours]
  var isolationScores: [Double]
  var fences: [[Double]]

  static let loaded = Result { try golden(Golden.self) }

  static let names = ["recency", "frequency", "monetary"]

  /// The customers in their own units.
  func originals() throws -> Matrix { try Matrix(columns: columns) }

  /// The customers with mean 0 and spread 1.
  func rows() throws -> Matrix { try Matrix(columns: scaled) }
}
