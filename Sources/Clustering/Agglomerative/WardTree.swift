import Numeric

/// Returns Ward's merges of weighted rows by the nearest-neighbour chain.
///
/// Each step follows groups to their cheapest partner until two want each other. Memory is O(`n`),
/// because costs come from means.
///
/// > D. Müllner. "Modern hierarchical, agglomerative clustering algorithms." 2011, arXiv:1109.2378.
///
/// - Complexity: O(`n`² · `d`).
func wardMerges(
  _ rows: Matrix, weights: [Int]
) throws(ClusteringError) -> [(a: Int, b: Int, height: Double)] {
  var groups = WardCentroids(rows, weights: weights)
  var isGone = [Bool](repeating: false, count: rows.rowCount)
  var chain: [Int] = []
  var start = 0
  var merges: [(a: Int, b: Int, height: Double)] = []
  while merges.count < rows.rowCount - 1 {
    if merges.count.isMultiple(of: 1_024) { try checkCancellation() }
    if chain.isEmpty {
      while isGone[start] { start += 1 }
      chain.append(start)
    }
    let last = chain[chain.count - 1]
    let found = groups.cheapest(for: last)
    // The way back to the previous group wins ties: else equal costs could go round for ever.
    let previous = chain.count > 1 ? chain[chain.count - 2] : nil
    if let previous, groups.cost(from: last, to: previous) <= found.cost {
      merges.append((last, previous, groups.cost(from: last, to: previous).squareRoot()))
      chain.removeLast(2)
      let kept = groups.weight(of: last) < groups.weight(of: previous) ? previous : last
      let gone = kept == last ? previous : last
      groups.merge(gone, into: kept)
      isGone[gone] = true
    } else {
      chain.append(found.group)
    }
  }
  return merges
}
