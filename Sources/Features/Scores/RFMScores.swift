/// Recency, frequency and monetary scores from 1 (worst) to 5 (best).
///
/// Scores are quintiles by value: the cut points are the quantiles of the customers, interpolated
/// linearly, and equal values always get equal scores, whatever the order of the file.
public struct RFMScores: Sendable, Codable {
  /// The score of each customer; recent is 5.
  public let recency: [Int]

  /// The score of each customer; frequent is 5.
  public let frequency: [Int]

  /// The score of each customer; 5 spends most.
  public let monetary: [Int]

  /// The four cut points of each measure, ascending.
  public let cuts: RFMCuts

  /// The segment of each customer in the score map.
  public let segments: [ScoreSegment]

  /// Scores the customers of a table that has recency, frequency and monetary; `nil` otherwise.
  public init?(_ table: CustomerTable) {
    guard let recency = table.feature("recency"), let frequency = table.feature("frequency"),
      let monetary = table.feature("monetary"), !table.identifiers.isEmpty
    else { return nil }
    let cuts = RFMCuts(
      recency: quintileCuts(recency.values), frequency: quintileCuts(frequency.values),
      monetary: quintileCuts(monetary.values))
    self.cuts = cuts
    let r = recency.values.map { 6 - score($0, cuts.recency) }
    let f = frequency.values.map { score($0, cuts.frequency) }
    let m = monetary.values.map { score($0, cuts.monetary) }
    self.recency = r
    self.frequency = f
    self.monetary = m
    segments = r.indices.map { ScoreMap.segment(recency: r[$0], frequency: f[$0], monetary: m[$0]) }
  }
}

/// The cut points between scores.
public struct RFMCuts: Sendable, Codable, Hashable {
  /// Days.
  public let recency: [Double]

  /// Invoices.
  public let frequency: [Double]

  /// Money.
  public let monetary: [Double]
}

/// Returns the quantiles at 0.2, 0.4, 0.6 and 0.8, interpolated linearly as NumPy does.
func quintileCuts(_ values: [Double]) -> [Double] {
  let sorted = values.sorted()
  return [0.2, 0.4, 0.6, 0.8].map { share in
    let place = share * Double(sorted.count - 1)
    let below = Int(place)
    let above = min(below + 1, sorted.count - 1)
    return sorted[below] + (sorted[above] - sorted[below]) * (place - Double(below))
  }
}

/// One more than the number of cut points below a value: a value on a cut point stays below it.
private func score(_ value: Double, _ cuts: [Double]) -> Int {
  1 + cuts.count { value > $0 }
}
