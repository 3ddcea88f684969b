import Numeric

/// Which rows detectors call unusual together, and which only one does.
struct FlaggedVotes: Sendable {
  /// For each row, how many detectors call it unusual.
  let votes: [Int]

  /// The rows that all detectors call unusual, those with the highest ranks on average first.
  let unanimous: [Int]

  /// For each detector, the rows that it alone calls unusual, the highest score first.
  let alone: [[Int]]

  /// Counts votes; with one detector nothing is unanimous and nothing alone.
  ///
  /// - Complexity: O(`n` · detectors), and sorting the flagged rows.
  init(_ findings: [DetectorFindings]) {
    var votes = [Int](repeating: 0, count: findings.first?.scores.count ?? 0)
    for finding in findings {
      for row in votes.indices where finding.flags(row) { votes[row] += 1 }
    }
    self.votes = votes
    guard findings.count > 1 else {
      (unanimous, alone) = ([], findings.map { _ in [] })
      return
    }
    unanimous = Self.ranked(votes.indices.filter { votes[$0] == findings.count }, findings)
    alone = findings.map { finding in
      votes.indices.filter { votes[$0] == 1 && finding.flags($0) }
        .sorted { (-finding.scores[$0], $0) < (-finding.scores[$1], $1) }
    }
  }

  /// Sorts rows by the sum of their places in the orders of all detectors.
  private static func ranked(_ rows: [Int], _ findings: [DetectorFindings]) -> [Int] {
    var sums = [Int](repeating: 0, count: rows.count)
    for finding in findings {
      let scores = rows.map { finding.scores[$0] }
      let order = scores.sorted()
      for place in rows.indices {
        // How many score more: equal rows share a place.
        sums[place] += order.count - order.upperBound(of: scores[place])
      }
    }
    return rows.indices.sorted { (sums[$0], rows[$0]) < (sums[$1], rows[$1]) }.map { rows[$0] }
  }
}

extension [Double] {
  /// Returns how many of the values, which rise, are at most this one.
  fileprivate func upperBound(of value: Double) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] <= value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
