import Glibc
import Numeric

/// How a detector weighs the two tails of a feature.
protocol TailRule: Sendable {
  /// Returns the term of a feature from the surprise of its two tails.
  ///
  /// - Parameters:
  ///   - below: −log of the share of values at most as great.
  ///   - above: −log of the share of values at least as great.
  ///   - skewed: The surprise on the side of the longer tail, or of both where neither is longer.
  /// - Returns: The term of the feature.
  static func term(below: Double, above: Double, skewed: Double) -> Double
}

/// The distributions of features, and how surprising each value is under them.
struct TailTerms<Rule: TailRule>: Sendable, Codable, Hashable {
  /// The distribution of each feature.
  let features: [EmpiricalDistribution]

  init(_ rows: Matrix) {
    features = concurrentMap(rows.columnCount) { EmpiricalDistribution(rows.columnValues($0)) }
  }

  /// Returns how surprising a value of a feature is.
  func term(of value: Double, feature: Int) -> Double {
    let tails = features[feature].tails(of: value)
    let (below, above) = (-log(tails.below), -log(tails.above))
    let skewness = features[feature].skewness
    let skewed = (skewness <= 0 ? below : 0) + (skewness >= 0 ? above : 0)
    return Rule.term(below: below, above: above, skewed: skewed)
  }
}

extension TailTerms {
  private enum CodingKeys: String, CodingKey { case features }

  /// Reads distributions, and refuses damaged ones.
  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    features = try container.decode([EmpiricalDistribution].self, forKey: .features)
    guard !features.isEmpty, features.allSatisfy(\.isWhole) else {
      throw DecodingError.dataCorruptedError(
        forKey: .features, in: container,
        debugDescription: "The distribution of a feature is damaged; fit the model again.")
    }
  }
}
