import Numeric

/// What every threshold rule makes of the same scores, and how much that hangs on its main parameter.
public struct Sensitivity: Sendable, Codable, Hashable {
  /// The number of scores.
  public let count: Int

  /// What each rule of the catalogue finds, in the order of the catalogue.
  public let rules: [RuleFinding]

  /// The thresholds of the rules that find the number of unusual rows by themselves, rising.
  public let votes: [Double]

  /// Applies every rule.
  ///
  /// - Parameter scores: The scores of the training rows, finite, at least one.
  /// - Throws: ``DetectionError`` when a score is not finite or there are none.
  /// - Complexity: O(`n` log `n`) and what each rule states.
  public init(of scores: [Double]) throws(DetectionError) {
    _ = try AdjustedBoxplot().threshold(for: scores)
    let sorted = scores.sorted()
    let all = ThresholdCatalog.all
    let votes = concurrentMap(ThresholdCatalog.voters.count) {
      ThresholdCatalog.voters[$0].threshold(ofSorted: sorted)
    }
    count = sorted.count
    rules = concurrentMap(all.count) { all[$0].finding(sorted, votes) }
    self.votes = votes.sorted()
  }

  /// Returns how many of the voting rules call a score unusual.
  public func votes(for score: Double) -> Int { votes.count { score > $0 } }

  /// Returns how far the voting rules agree that a score is unusual.
  public func agreement(on score: Double) -> Agreement {
    switch votes(for: score) {
    case 0: .none
    case votes.count: .all
    case let some: 2 * some >= votes.count ? .most : .few
    }
  }

  /// Returns how many of some scores are unusual by all rules, by most, by few, and by none.
  public func agreements(on scores: [Double]) -> [(agreement: Agreement, count: Int)] {
    let found = scores.map { agreement(on: $0) }
    return Agreement.allCases.map { word in (word, found.count { $0 == word }) }
  }

  /// How many rules call a row unusual.
  public enum Agreement: String, CaseIterable, Sendable, Codable {
    /// Every one.
    case all

    /// At least a half, not all.
    case most

    /// At least one, fewer than a half.
    case few

    /// Not one.
    case none
  }
}
