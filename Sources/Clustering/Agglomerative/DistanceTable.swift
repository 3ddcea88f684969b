import Numeric

/// The distances between all pairs of groups, as they change when groups are merged.
struct DistanceTable {
  private let count: Int
  private var distances: [Double]
  private var sizes: [Double]
  private(set) var isGone: [Bool]

  /// Begins with a group for each row.
  ///
  /// - Complexity: O(`n`² · `d`) time, O(`n`²) memory.
  init(_ rows: Matrix, weights: [Int]) {
    count = rows.rowCount
    let count = count
    sizes = weights.map(Double.init)
    isGone = Array(repeating: false, count: count)
    let columns = (0..<rows.columnCount).map { rows.columnValues($0) }
    let parts = concurrentMap(count) { i in
      var sums = [Double](repeating: 0, count: count - i - 1)
      for values in columns {
        for j in sums.indices {
          let difference = values[i] - values[i + 1 + j]
          sums[j] += difference * difference
        }
      }
      return sums.map { $0.squareRoot() }
    }
    distances = Array(parts.joined())
  }

  /// The place of a pair, which is stored once.
  private func place(_ a: Int, _ b: Int) -> Int {
    let (i, j) = a < b ? (a, b) : (b, a)
    return i * count - i * (i + 1) / 2 + j - i - 1
  }

  /// The number of rows of a group.
  func size(of group: Int) -> Double { sizes[group] }

  /// The distance between two groups.
  func distance(_ a: Int, _ b: Int) -> Double { distances[place(a, b)] }

  /// Returns the nearest group; of equally near ones the first.
  func nearest(to group: Int) -> (group: Int, distance: Double) {
    var found = (group: -1, distance: Double.infinity)
    for other in 0..<count where other != group && !isGone[other] {
      let distance = distance(group, other)
      if distance < found.distance || found.group < 0 { found = (other, distance) }
    }
    return found
  }

  /// Merges a group into another.
  mutating func merge(_ gone: Int, into kept: Int, by linkage: Linkage) {
    let (a, b) = (sizes[kept], sizes[gone])
    for other in 0..<count where other != kept && other != gone && !isGone[other] {
      let (x, y) = (distance(kept, other), distance(gone, other))
      distances[place(kept, other)] =
        linkage == .complete ? max(x, y) : (a * x + b * y) / (a + b)
    }
    sizes[kept] += sizes[gone]
    isGone[gone] = true
  }
}

/// Returns the merges by average or complete linkage of weighted rows, by the nearest-neighbour
/// chain over a table of distances.
///
/// - Complexity: O(`n`² · `d`) time, O(`n`²) memory.
func tableMerges(
  _ rows: Matrix, weights: [Int], by linkage: Linkage
) throws(ClusteringError) -> [(a: Int, b: Int, height: Double)] {
  var table = DistanceTable(rows, weights: weights)
  var chain: [Int] = []
  var start = 0
  var merges: [(a: Int, b: Int, height: Double)] = []
  while merges.count < rows.rowCount - 1 {
    if merges.count.isMultiple(of: 256) { try checkCancellation() }
    if chain.isEmpty {
      while table.isGone[start] { start += 1 }
      chain.append(start)
    }
    let last = chain[chain.count - 1]
    let found = table.nearest(to: last)
    let previous = chain.count > 1 ? chain[chain.count - 2] : nil
    if let previous, table.distance(last, previous) <= found.distance {
      merges.append((last, previous, table.distance(last, previous)))
      chain.removeLast(2)
      let kept = table.size(of: last) < table.size(of: previous) ? previous : last
      table.merge(kept == last ? previous : last, into: kept, by: linkage)
    } else {
      chain.append(found.group)
    }
  }
  return merges
}
