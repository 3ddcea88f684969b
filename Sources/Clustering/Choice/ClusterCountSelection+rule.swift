extension ClusterCountSelection {
  /// Applies a rule to candidates that were measured.
  ///
  /// - Parameters:
  ///   - candidates: What was tried, by rising number of groups; at least one.
  ///   - rows: The number of rows that were grouped.
  ///   - forced: The number a person asked for.
  ///   - rule: How the number is chosen.
  ///   - gap: The gap statistic of the numbers, where there is one.
  ///   - sampleSize: How many rows the stability was measured on, when not all.
  ///   - method: The method that found the number itself.
  init(
    _ candidates: [Candidate], rows: Int, forced: Int?, rule: ClusterCountRule,
    gap: GapStatistic? = nil, sampleSize: Int?, foundBy method: String?
  ) {
    let judged = candidates.map { candidate in
      var judged = candidate
      judged.objection = rule.objections(to: candidate, rows: rows).first
      return judged
    }
    let curve = judged.filter { $0.k > 1 }
    let bend = Clustering.knee(x: curve.map(\.k), y: curve.map(\.inertia))
    let preferred =
      rule.preferred(of: judged, by: gap)
      ?? rule.preferred(of: judged, rows: rows, knee: bend)
    let chosen = forced ?? preferred
    let words = ClusterCountWords(
      candidates: judged, chosen: chosen, preferred: preferred, isForced: forced != nil,
      foundBy: method, knee: bend, gap: gap, rows: rows, rule: rule, sampleSize: sampleSize)
    self.init(
      candidates: judged, chosen: chosen, isForced: forced != nil, knee: bend,
      reasons: words.reasons, dissent: words.dissent, sampleSize: sampleSize, gap: gap)
  }
}

extension ClusterCountRule {
  /// Returns why a candidate is no segmentation to work with, the gravest objection first.
  func objections(to candidate: ClusterCountSelection.Candidate, rows: Int) -> [String] {
    var result: [String] = []
    let smallest = Int((candidate.smallest * Double(rows)).rounded())
    if candidate.largest > greatestShare {
      result.append(
        "it only splits \(smallest) customers (\(percent(candidate.smallest))) off from nearly "
          + "all others")
    }
    if smallest < leastRows(of: rows) {
      result.append("its smallest group has \(smallest) customers (\(percent(candidate.smallest)))")
    }
    if candidate.ungrouped > greatestUngrouped {
      result.append("\(percent(candidate.ungrouped)) of customers belong to no group")
    }
    if candidate.stability < leastStability {
      result.append(
        "its groups change when customers are resampled (adjusted Rand index "
          + "\(decimal(candidate.stability, places: 2)))")
    }
    return result
  }

  /// Returns the number of groups the gap statistic speaks for, where that is what counts.
  func preferred(
    of candidates: [ClusterCountSelection.Candidate], by gap: GapStatistic?
  ) -> Int? {
    guard measure == .gap, let k = gap?.suggested(from: 2) else { return nil }
    return candidates.contains { $0.k == k } ? k : nil
  }

  /// Returns the number of groups the other measures speak for.
  func preferred(
    of candidates: [ClusterCountSelection.Candidate], rows: Int, knee: Int?
  ) -> Int {
    let counts = candidates.map { objections(to: $0, rows: rows).count }
    let fewest = counts.min() ?? 0
    let rest = zip(candidates, counts).filter { $1 == fewest }.map(\.0)
    let best = rest.map(\.silhouette).max() ?? 0
    let comparable = rest.filter { $0.silhouette >= best - silhouetteTolerance }
    if let knee, comparable.contains(where: { $0.k == knee }) { return knee }
    return rest.first { $0.silhouette == best }?.k ?? 1
  }
}
