import Numeric

/// The distributions that ECOD learned, able to score new rows.
public struct ECODModel: TermwiseModel, Hashable {
  enum Rule: TailRule {
    static func term(below: Double, above: Double, skewed: Double) -> Double {
      max(below, above, skewed)
    }
  }

  let terms: TailTerms<Rule>

  public static let combination = TermCombination.sum

  /// The number of features of the rows it was fitted on.
  public var featureCount: Int { terms.features.count }

  init(terms: TailTerms<Rule>) { self.terms = terms }

  /// Returns how surprising a value of a feature is: minus the logarithm of a share of values.
  public func term(of value: Double, feature: Int) -> Double {
    terms.term(of: value, feature: feature)
  }

  /// Reads a model.
  ///
  /// - Throws: `DecodingError` for a damaged one.
  public init(from decoder: any Decoder) throws { terms = try TailTerms(from: decoder) }

  /// Writes the distribution of each feature.
  public func encode(to encoder: any Encoder) throws { try terms.encode(to: encoder) }
}
