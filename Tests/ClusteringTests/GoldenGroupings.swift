import FoundationEssentials
import Numeric
import TestSupport

/// What scikit-learn says about small data; `Fixtures/make.py` made it.
struct GoldenGroupings: Decodable {
  struct Case: Decodable, CustomStringConvertible {
    let data: String
    let k: Int
    let seeds: [[Double]]
    let labels: [Int32]
    let centres: [[Double]]
    let inertia: Double
    let silhouettes: [Double]
    let daviesBouldin: Double
    let calinskiHarabasz: Double
    let agreementWithFirst: Double

    var description: String { "\(data), \(k) groups" }
  }

  let data: [String: [[Double]]]
  let cases: [Case]

  /// Returns the rows of a case.
  func rows(of one: Case) throws -> Matrix { try Matrix(columns: data[one.data] ?? []) }

  static let shared = requiredGolden(GoldenGroupings.self, "groupings.json")

  /// The cases.
  static var cases: [Case] { shared.cases }

  static func rows(of one: Case) throws -> Matrix {
    try shared.rows(of: one)
  }
}

/// Tells whether two numbers are the same but for rounding.
func isNear(_ a: Double, _ b: Double, relative tolerance: Double) -> Bool {
  abs(a - b) <= tolerance * max(abs(a), abs(b), 1e-300) || a == b
}
