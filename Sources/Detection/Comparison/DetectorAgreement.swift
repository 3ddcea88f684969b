import Numeric

/// How alike several detectors judge the same rows.
struct DetectorAgreement: Sendable {
  /// Spearman's rank correlation of the scores of each two; NaN where one gives all rows one score.
  let rankCorrelation: [[Double]]

  /// Jaccard's index of the top rows of each two.
  let overlap: [[Double]]

  /// Compares each two.
  ///
  /// - Complexity: O(`n` · (log `n` · detectors + detectors²)).
  init(_ compared: [ComparedScores]) {
    let count = compared.count
    let ranks = concurrentMap(count) { RankVector(compared[$0].scores) }
    let rows = concurrentMap(count) { first in
      (0..<first).map { second in
        (
          ranks[first].correlation(with: ranks[second]),
          compared[first].top.overlap(with: compared[second].top)
        )
      }
    }
    func square(_ own: (Int) -> Double, _ value: (Int, Int) -> Double) -> [[Double]] {
      (0..<count).map { first in
        (0..<count).map { second in
          first == second ? own(first) : value(max(first, second), min(first, second))
        }
      }
    }
    rankCorrelation = square({ ranks[$0].correlation(with: ranks[$0]) }, { rows[$0][$1].0 })
    overlap = square({ _ in 1 }, { rows[$0][$1].1 })
  }

  /// The mean rank correlation of one detector with the others; no correlation counts as 0.
  func consensus(of place: Int) -> Double? {
    let others = rankCorrelation[place].indices.filter { $0 != place }
    guard !others.isEmpty else { return nil }
    let sum = others.reduce(0.0) { sum, other in
      let value = rankCorrelation[place][other]
      return sum + (value.isNaN ? 0 : value)
    }
    return sum / Double(others.count)
  }
}
