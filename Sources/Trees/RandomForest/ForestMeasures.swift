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
  let parts = max(1, min(64, rows.rowCount / 256))
  let counts = concurrentMap(parts) { part in
    let range = rows.rowCount * part / parts..<rows.rowCount * (part + 1) / parts
    return outOfBagCount(grown, rows, labels, range, classCount: classCount)
  }
  let judged = counts.reduce(0) { $0 + $1.judged }
  return judged > 0 ? Double(counts.reduce(0) { $0 + $1.right }) / Double(judged) : nil
}

private func outOfBagCount(
  _ grown: [GrownTree], _ rows: Matrix, _ labels: [Int32], _ range: Range<Int>, classCount: Int
) -> (judged: Int, right: Int) {
  var (judged, right) = (0, 0)
  for row in range {
    var sums = [Double](repeating: 0, count: classCount)
    for tree in grown where tree.draws[row] == 0 {
      tree.tree.addShares(ofLeaf: tree.tree.leaf { rows[row, $0] }, to: &sums)
    }
    guard sums.contains(where: { $0 > 0 }) else { continue }
    judged += 1
    right += greatest(of: sums) == labels[row] ? 1 : 0
  }
  return (judged, right)
}
