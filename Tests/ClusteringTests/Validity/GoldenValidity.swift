import FoundationEssentials
import TestSupport

/// What other software says of groupings; `Fixtures/make_validity.py` made it.
struct GoldenValidity: Decodable {
  struct Agreement: Decodable {
    let first: [Int32]
    let second: [Int32]
    let information: Double
    let normalized: Double
    let adjusted: Double
    let homogeneity: Double
    let completeness: Double
    let vMeasure: Double
    let fowlkesMallows: Double
    let rand: Double
  }

  struct Grouping: Decodable {
    let dunn: Double
    let squaredSilhouettes: [Double]
    let density: Density?
  }

  struct Density: Decodable {
    let `case`: Int?
    let value: Double
    let groups: [Double]
  }

  struct Gap: Decodable, CustomStringConvertible {
    let data: String
    let references: Int
    let seed: UInt64
    let logInertias: [Double]
    let expected: [Double]
    let errors: [Double]

    var description: String { data }
  }

  let agreements: [Agreement]
  /// One for each case of `GoldenGroupings`.
  let groupings: [Grouping]
  let crowds: [Density]
  let gaps: [Gap]

  static let shared = requiredGolden(GoldenValidity.self, "validity.json")
}
