/// Rows in the order of the groups they share in every grouping.
struct CommonGroups: Sendable {
  /// The rows in that order.
  let order: [Int]

  /// The values of the rows in that order, row after row.
  let points: [Double]

  /// Where each common group begins among the points, and one end more.
  let starts: [Int]

  /// For each grouping the group that each common group is part of.
  private let groups: [[Int]]

  /// For each grouping the number of rows of each group.
  private let sizes: [[Int]]

  let featureCount: Int

  /// The number of common groups.
  var count: Int { starts.count - 1 }

  init(of rows: Matrix, groupings: [[Int32]]) {
    featureCount = rows.columnCount
    let (common, count) = meet(of: groupings, rows: rows.rowCount)
    var starts = [Int](repeating: 0, count: count + 1)
    for group in common { starts[group + 1] += 1 }
    for group in 0..<count { starts[group + 1] += starts[group] }
    var next = starts
    var order = [Int](repeating: 0, count: rows.rowCount)
    for (row, group) in common.enumerated() {
      order[next[group]] = row
      next[group] += 1
    }
    self.starts = starts
    self.order = order
    points = order.flatMap { rows.row($0) }
    groups = groupings.map { labels in (0..<count).map { Int(labels[order[starts[$0]]]) } }
    sizes = groupings.map { labels in
      var sizes = [Int](repeating: 0, count: Int((labels.max() ?? -1) + 1))
      for label in labels { sizes[Int(label)] += 1 }
      return sizes
    }
  }

  /// Returns the silhouettes of all rows under each grouping.
  func silhouettes(_ pairs: PairSums) -> [[Double]] {
    var result = groups.map { _ in [Double](repeating: 0, count: order.count) }
    for group in 0..<count {
      for first in stride(from: starts[group], to: starts[group + 1], by: 8) {
        let sums = (0..<count).map { pairs.sums($0, ofRowsFrom: first) }
        for grouping in groups.indices {
          let ofGroups = totals(of: sums, grouping: grouping)
          let own = groups[grouping][group]
          for place in first..<min(first + 8, starts[group + 1]) {
            result[grouping][order[place]] = silhouette(
              of: ofGroups, lane: place - first, own: own, sizes: sizes[grouping])
          }
        }
      }
    }
    return result
  }

  /// Returns the silhouettes of the rows of some blocks under each grouping.
  func silhouettes(
    _ blocks: Range<Int>, of rows: BlockedRows, groupings: [[Int32]]
  ) -> [[Double]] {
    var result = groupings.map { _ in [Double]() }
    var sums = [SIMD8<Double>](repeating: .zero, count: starts.count - 1)
    for block in blocks {
      addDistances(from: block, of: rows, into: &sums)
      for grouping in groupings.indices {
        let ofGroups = totals(of: sums, grouping: grouping)
        for row in block * 8..<min(block * 8 + 8, rows.rowCount) {
          let own = Int(groupings[grouping][row])
          result[grouping].append(
            silhouette(of: ofGroups, lane: row % 8, own: own, sizes: sizes[grouping]))
        }
      }
    }
    return result
  }

  /// Sums the distances from eight rows to the rows of each common group.
  private func addDistances(
    from block: Int, of rows: BlockedRows, into sums: inout [SIMD8<Double>]
  ) {
    let (points, lanes) = (points.span, rows.values.span)
    for group in sums.indices {
      var sum = SIMD8<Double>()
      for point in starts[group]..<starts[group + 1] {
        sum += squaredDistance(lanes, block, points, point, features: featureCount).squareRoot()
      }
      sums[group] = sum
    }
  }

  private func totals(of sums: [SIMD8<Double>], grouping: Int) -> [SIMD8<Double>] {
    var result = [SIMD8<Double>](repeating: .zero, count: sizes[grouping].count)
    for common in sums.indices { result[groups[grouping][common]] += sums[common] }
    return result
  }
}

/// Numbers the sets of rows that no grouping separates, by their first row.
private func meet(of groupings: [[Int32]], rows: Int) -> (group: [Int], count: Int) {
  var group = [Int](repeating: 0, count: rows)
  var count = rows > 0 ? 1 : 0
  for labels in groupings {
    let width = Int((labels.max() ?? -1) + 1)
    var numbers = [Int](repeating: -1, count: count * width)
    count = 0
    for row in 0..<rows {
      let cell = group[row] * width + Int(labels[row])
      if numbers[cell] < 0 {
        numbers[cell] = count
        count += 1
      }
      group[row] = numbers[cell]
    }
  }
  return (group, count)
}
