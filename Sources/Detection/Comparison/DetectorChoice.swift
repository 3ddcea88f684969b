import Parameters

/// Which detector is recommended.
///
/// Detectors whose findings cannot be worked with are set aside first. With enough labels the greatest
/// area under the ROC curve decides; else, of those that agree with the others nearly as well as the
/// best, the most stable is taken.
struct DetectorChoice: Sendable {
  /// The recommended detector, as an index.
  let recommended: Int

  /// Whether labels decided.
  let isByLabels: Bool

  /// The detectors whose area labels cannot tell from the recommended one's; empty without labels.
  let alike: [Int]

  /// How much less agreement than the best still counts as nearly as well.
  static let consensusTolerance = 0.1

  /// Chooses.
  ///
  /// - Parameters:
  ///   - findings: What each detector found, at least one.
  ///   - areas: The areas of all detectors where labels are to decide; else none.
  init(_ findings: [DetectorFindings], areas: [AreaUnderROC]) {
    let clean = findings.indices.filter { findings[$0].objection == nil }
    let usable = clean.isEmpty ? Array(findings.indices) : clean
    isByLabels = !areas.isEmpty
    guard areas.isEmpty else {
      let best = usable.min { (-areas[$0].value, $0) < (-areas[$1].value, $1) } ?? 0
      recommended = best
      alike = usable.filter { $0 != best && !areas[$0].differs(from: areas[best]) }
      return
    }
    let best = usable.compactMap { findings[$0].consensus }.max() ?? 0
    let near = usable.filter {
      (findings[$0].consensus ?? 0) >= best - DetectorChoice.consensusTolerance
    }
    let order = near.sorted {
      let (a, b) = (findings[$0], findings[$1])
      return (-(a.stability ?? 0), -(a.consensus ?? 0), $0)
        < (-(b.stability ?? 0), -(b.consensus ?? 0), $1)
    }
    recommended = order.first ?? 0
    alike = []
  }
}

extension ComparedScores {
  /// Why the findings cannot be worked with, in one phrase.
  func objection(flagged: Int) -> String? {
    if let first = scores.first, scores.count > 1, scores.allSatisfy({ $0 == first }) {
      return "it gives every row the same score"
    }
    if flagged == 0 { return "it calls no row unusual by this rule" }
    let share = Double(flagged) / Double(scores.count)
    if share > 0.25 {
      return "it calls \(shortNumber(share * 100)) % of the rows unusual, too many to be unusual"
    }
    if let stability, stability < 0.2 {
      return "of its top rows hardly any remain when it learns from half of the rows"
    }
    return nil
  }
}
