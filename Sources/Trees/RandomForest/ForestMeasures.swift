import Numeric

/// Returns the mean over trees of the share each feature has in the decrease of impurity.
///
/// Trees that did not split do not count, as in scikit-learn.
func meanImportances(_ decreases: [[Double]], features: Int) -> [Double] {
  var sums = [Double](repeating: 0, count: features)
  for tree in decreases {
    let total = tree.reduce(0, +)
    guard total > 0 else { continue }
    for feature in tree.indices { sums[feature] += tree[feature] / total }
  }
  let total = sums.reduce(0, +)
  return total > 0 ? sums.map { $0 / total } : sums
}

/// Returns the share of rows whose class the trees tell that were grown without them.
func outOfBagShare(
  _ grown: [GrownTree], _ rows: Matrix, _ labels: [Int32], classCount: Int
) -> Double? {
  let parts = partsOfRows(rows.rowCount)
  let counts = concurrentMap(parts.count) { part in
    outOfBagCount(grown, rows, labels, parts[part], classCount: classCount)
  }
  let judged = counts.reduce(0) { $0 + $1.judged }
  return judged > 0 ? Double(counts.reduce(0) { $0 + $1.right }) / Double(judged) : nil
}

private func outOfBagCount(
  _ grown: [GrownTree], _ rows: Matrix, _ labels: [Int32], _ range: Range<Int>, classCount: Int
) -> (judged: Int, right: Int) {
  var vote = ForestVote(on: rows, range, classCount: classCount)
  for tree in grown { vote.add(tree.tree) { tree.draws[range.lowerBound + $0] == 0 } }
  var (judged, right) = (0, 0)
  for (i, row) in range.enumerated() {
    guard let winner = vote.winner(i) else { continue }
    judged += 1
    right += winner == labels[row] ? 1 : 0
  }
  return (judged, right)
}
