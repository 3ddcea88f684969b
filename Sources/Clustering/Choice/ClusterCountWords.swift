import Parameters

/// Says in sentences why a number of groups was taken, and what speaks for another.
struct ClusterCountWords {
  typealias Candidate = ClusterCountSelection.Candidate

  let candidates: [Candidate]
  let chosen: Int
  let preferred: Int
  let isForced: Bool
  let foundBy: String?
  let knee: Int?
  let gap: GapStatistic?
  let rows: Int
  let rule: ClusterCountRule
  let sampleSize: Int?

  /// Why the number was taken.
  var reasons: [String] {
    guard let taken = candidates.first(where: { $0.k == chosen }) else { return [] }
    var result = [isForced ? "\(chosen) groups were asked for." : mainReason(taken)]
    result.append(silhouetteReason(taken))
    if rule.resamples > 0 {
      result.append(
        "Groupings of \(rule.resamples) resamples agree with it to an adjusted Rand index of "
          + "\(decimal(taken.stability, places: 2)) on average (1 is full agreement).")
    }
    result.append(
      "Its smallest group holds \(percent(taken.smallest)) of customers, its largest "
        + "\(percent(taken.largest)).")
    if taken.ungrouped > 0 {
      result.append(
        "\(percent(taken.ungrouped)) of customers are like no group and belong to none.")
    }
    return result + gapReasons(taken) + samples(taken)
  }

  private func mainReason(_ taken: Candidate) -> String {
    if let foundBy { return "\(foundBy) found \(counted(chosen, "group")) by itself." }
    if rule.measure == .gap, let gap, gap.suggested(from: 2) == chosen {
      return "\(chosen) groups: Tibshirani's choice by the gap statistic, as asked for."
    }
    if taken.objection != nil {
      return "No number of groups passes every test; \(chosen) fails the fewest and has the best "
        + "silhouette or the knee of the inertia among these."
    }
    return chosen == knee
      ? "\(chosen) groups: more of them lower the inertia much less, the curve bends most here."
      : "\(chosen) groups have the best silhouette of the groupings that can be worked with."
  }

  private func silhouetteReason(_ taken: Candidate) -> String {
    let value = taken.silhouetteText
    let usable = candidates.filter { $0.objection == nil }
    guard let best = usable.max(by: { $0.silhouette < $1.silhouette }), best.k != chosen else {
      return "Its mean silhouette is \(value)."
    }
    return "Its mean silhouette is \(value); the best of those that can be worked with is "
      + "\(best.silhouetteText), for \(best.k)."
  }

  /// What speaks for another number, or against the one taken.
  var dissent: [String] {
    var result: [String] = []
    if isForced && preferred != chosen {
      result.append("Left to itself the choice would have been \(preferred) groups.")
    }
    if let taken = candidates.first(where: { $0.k == chosen }) {
      if let objection = taken.objection {
        result.append("Against \(chosen) groups: \(objection).")
      }
      if taken.silhouette < 0.25 {
        result.append(
          "A silhouette below 0.25 means that the groups run into each other; read them as bands, "
            + "not as separate kinds of customers.")
      }
    }
    result += gapDissent
    for (measure, winner) in winners where winner.k != chosen {
      result.append(objectionOf(measure, for: winner))
    }
    return result
  }

  /// What each measure, taken alone, says is best.
  private var winners: [(measure: String, winner: Candidate)] {
    let silhouette = candidates.max { $0.silhouette < $1.silhouette }
    let davies = candidates.min { $0.daviesBouldin < $1.daviesBouldin }
    let calinski = candidates.max { $0.calinskiHarabasz < $1.calinskiHarabasz }
    let information = candidates.filter { $0.bayesianInformation != nil }
      .min { ($0.bayesianInformation ?? 0) < ($1.bayesianInformation ?? 0) }
    let bend = candidates.first { $0.k == knee }
    let tightest = candidates.first { $0.k == gap?.suggested }
    let named = [
      silhouette.map { ("The silhouette is highest for \($0.k) groups", $0) },
      davies.map { ("The Davies-Bouldin index is lowest for \($0.k) groups", $0) },
      calinski.map { ("The Calinski-Harabasz index is highest for \($0.k) groups", $0) },
      information.map { ("The Bayesian information criterion is lowest for \($0.k) groups", $0) },
      tightest.map { ("The gap statistic speaks for \($0.k) groups", $0) },
      bend.map { ("The inertia bends most at \($0.k) groups", $0) },
    ]
    return named.compactMap(\.self).map { (measure: $0.0, winner: $0.1) }
  }

  private func objectionOf(_ measure: String, for winner: Candidate) -> String {
    let value = decimal(winner.silhouette, places: 3)
    if let objection = winner.objection {
      return "\(measure) (silhouette \(value)), but \(objection)."
    }
    return "\(measure) (silhouette \(value)), which can be worked with too: ask for it to compare."
  }
}
