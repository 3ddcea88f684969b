import Numeric

/// Returns the merges by single linkage: the edges of a least spanning tree, which is grown from the
/// first row.
///
/// > R. C. Prim. "Shortest connection networks and some generalizations." *Bell System Technical
/// > Journal* 36 (6), 1957.
///
/// - Complexity: O(`n`² · `d`) time, O(`n`) memory.
func singleMerges(_ rows: Matrix) throws(ClusteringError) -> [(a: Int, b: Int, height: Double)] {
  let columns = (0..<rows.columnCount).map { rows.columnValues($0) }
  var outside = Array(1..<max(1, rows.rowCount))
  var least = [Double](repeating: .infinity, count: outside.count)
  var nearest = [Int](repeating: 0, count: outside.count)
  var newest = 0
  var merges: [(a: Int, b: Int, height: Double)] = []
  while !outside.isEmpty {
    if merges.count.isMultiple(of: 1_024) { try checkCancellation() }
    var next = 0
    for place in outside.indices {
      var squared = 0.0
      for values in columns {
        let difference = values[newest] - values[outside[place]]
        squared += difference * difference
      }
      if squared < least[place] { (least[place], nearest[place]) = (squared, newest) }
      if least[place] < least[next] { next = place }
    }
    newest = outside[next]
    merges.append((nearest[next], newest, least[next].squareRoot()))
    outside.remove(at: next)
    least.remove(at: next)
    nearest.remove(at: next)
  }
  return merges
}
