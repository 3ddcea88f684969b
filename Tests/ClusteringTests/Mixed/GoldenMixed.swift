import FoundationEssentials
import Numeric
import TestSupport

@testable import Clustering

/// What kmodes and kmedoids make of rows with categories; `Fixtures/make_mixed.py` made it.
struct GoldenMixed: Decodable {
  struct Rows: Decodable {
    let columns: [[Double]]
    let categories: Int
  }

  struct Case: Decodable, CustomStringConvertible {
    let data: String
    let k: Int
    let start: [Int]
    let gamma: Double
    let usedGamma: Double
    let labels: [Int32]
    let cost: Double
    let loss: Double
    let built: Double
    let silhouette: Double

    var description: String { "\(data), \(k) with gamma \(gamma)" }

    func rows() throws -> Matrix {
      try Matrix(columns: GoldenMixed.shared.data[data]?.columns ?? [])
    }

    var categories: Int { GoldenMixed.shared.data[data]?.categories ?? 0 }
  }

  let data: [String: Rows]
  let cases: [Case]

  static let shared = requiredGolden(GoldenMixed.self, "mixed.json")
}

/// Returns three kinds of rows: two numbers, and two categories that mostly go with the kind.
func threeKinds(rows: Int, seed: UInt64 = 1) throws -> Matrix {
  var random = SplitMix64(seed: seed)
  var columns = [[Double]](repeating: [], count: 4)
  for row in 0..<rows {
    let kind = Double(row % 3)
    columns[0].append(4 * kind + random.nextUnit())
    columns[1].append(10 - 3 * kind + random.nextUnit())
    columns[2].append(random.nextUnit() < 0.8 ? kind : Double(random.nextIndex(below: 5)) - 1)
    columns[3].append(random.nextUnit() < 0.6 ? kind : Double(random.nextIndex(below: 7)) - 1)
  }
  return try Matrix(columns: columns)
}
