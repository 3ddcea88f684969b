import Numeric

/// How well the scores of a detector find the rows that are known to be unusual.
public struct DetectorAccuracy: Sendable, Hashable, Codable {
  /// How often an unusual row scores above a usual one; the interval is DeLong's.
  public let areaUnderROC: IntervalEstimate

  /// The mean of the precisions at each unusual row, read from the top; the interval is a bootstrap's.
  public let averagePrecision: IntervalEstimate

  /// The share of unusual rows among as many at the top as there are; the interval is a bootstrap's.
  public let precisionAtCount: IntervalEstimate

  /// The number of rows known to be unusual, which is the number at the top.
  public let unusual: Int

  /// The number of rows known to be usual.
  public let usual: Int

  /// The most times that rows are drawn anew for an interval; fewer for very many rows.
  public static let mostResamples = 1_000

  /// Measures scores by labels; `nil` when no row is known to be unusual, or none to be usual.
  ///
  /// Rows of which nothing is known do not count.
  ///
  /// For the bootstrap unusual and usual rows are drawn anew apart, so that each resample has as many
  /// of both; the ends are its quantiles.
  ///
  /// - Parameters:
  ///   - scores: A score for each row, the higher the more unusual.
  ///   - labels: What is known of the rows.
  ///   - seed: The seed of the bootstrap. Equal seeds give equal intervals.
  /// - Precondition: There are as many scores as labels.
  /// - Complexity: O(`n` · (log `n` + resamples)).
  public init?(of scores: [Double], by labels: KnownLabels, seed: UInt64) {
    guard labels.areMeasurable else { return nil }
    self.init(RankedLabels(scores, labels), labels, seed: seed)
  }

  init(_ ranked: RankedLabels, _ labels: KnownLabels, seed: UInt64) {
    (unusual, usual) = (labels.unusual, labels.usual)
    areaUnderROC = AreaUnderROC(ranked).estimate
    let top = labels.unusual
    let drawn = ranked.resampled(max(100, min(Self.mostResamples, 20_000_000 / labels.count)), seed)
    averagePrecision = IntervalEstimate(
      value: Detection.averagePrecision(ranked.unusualAt, ranked.usualAt),
      of: drawn.map(\.averagePrecision))
    precisionAtCount = IntervalEstimate(
      value: precision(atTop: top, ranked.unusualAt, ranked.usualAt),
      of: drawn.map(\.precisionAtCount))
  }
}

extension IntervalEstimate {
  /// Takes the ends from what resamples gave.
  fileprivate init(value: Double, of resamples: [Double]) {
    let sorted = resamples.sorted()
    self.init(
      value: value, low: quantile(ofSorted: sorted, at: 0.025),
      high: quantile(ofSorted: sorted, at: 0.975))
  }
}

extension RankedLabels {
  /// Draws rows of each kind anew, with replacement, and measures each draw.
  ///
  /// - Complexity: O(`n`) a draw.
  fileprivate func resampled(
    _ draws: Int, _ seed: UInt64
  ) -> [(averagePrecision: Double, precisionAtCount: Double)] {
    concurrentMap(draws) { draw in
      var random = SplitMix64(seed: seed, stream: UInt64(draw))
      let unusual = counts(of: unusualPlaces, &random)
      let usual = counts(of: usualPlaces, &random)
      return (
        averagePrecision(unusual, usual), precision(atTop: unusualPlaces.count, unusual, usual)
      )
    }
  }

  /// Draws as many rows as there are, and counts them by the place of their score.
  private func counts(of places: [Int], _ random: inout SplitMix64) -> [Int] {
    var counts = [Int](repeating: 0, count: unusualAt.count)
    for _ in places.indices { counts[places[random.nextIndex(below: places.count)]] += 1 }
    return counts
  }
}
