/// Returns the silhouette of each row under each of several groupings, exactly.
///
/// The silhouette of a row is (b − a) / max(a, b), with a the mean Euclidean distance to the other
/// rows of its group and b the least mean distance to the rows of another group; it is 0 for a row
/// that is alone in its group. All groupings share one pass over the distances: rows that are
/// together in every grouping are summed once, and the sums are then added up to groups.
///
/// - Parameters:
///   - rows: The rows, shape `n × d`.
///   - groupings: For each grouping a label from 0 for each row, two labels or more.
/// - Returns: For each grouping a silhouette for each row, from −1 to 1.
/// - Complexity: O(`n`² · `d`) time, whatever the number of groupings.
/// - Precondition: Each grouping has `n` labels, none of them negative.
///
/// > P. J. Rousseeuw. "Silhouettes: a graphical aid to the interpretation and validation of
/// > cluster analysis." *J. Computational and Applied Mathematics* 20, 1987,
/// > doi:[10.1016/0377-0427(87)90125-7](https://doi.org/10.1016/0377-0427(87)90125-7)
public func silhouettes(of rows: Matrix, groupings: [[Int32]]) -> [[Double]] {
  precondition(groupings.allSatisfy { $0.count == rows.rowCount }, "a label for each row")
  let blocked = BlockedRows(rows)
  let common = CommonGroups(of: rows, groupings: groupings)
  let blocksPerTask = 16
  let tasks = (blocked.blockCount + blocksPerTask - 1) / blocksPerTask
  let parts = concurrentMap(tasks) { task in
    let blocks = task * blocksPerTask..<min((task + 1) * blocksPerTask, blocked.blockCount)
    return common.silhouettes(blocks, of: blocked, groupings: groupings)
  }
  return groupings.indices.map { grouping in parts.flatMap { $0[grouping] } }
}

/// Rows in the order of the groups they share in every grouping.
struct CommonGroups: Sendable {
  /// The values of the rows in that order, row after row.
  private let points: [Double]

  /// Where each common group begins among the points, and one end more.
  private let starts: [Int]

  /// For each grouping the group that each common group is part of.
  private let groups: [[Int]]

  /// For each grouping the number of rows of each group.
  private let sizes: [[Int]]

  private let featureCount: Int

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
    points = order.flatMap { rows.row($0) }
    groups = groupings.map { labels in (0..<count).map { Int(labels[order[starts[$0]]]) } }
    sizes = groupings.map { labels in
      var sizes = [Int](repeating: 0, count: Int((labels.max() ?? -1) + 1))
      for label in labels { sizes[Int(label)] += 1 }
      return sizes
    }
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

/// Returns the silhouette of one row from the sums of its distances to each group.
private func silhouette(
  of sums: [SIMD8<Double>], lane: Int, own: Int, sizes: [Int]
) -> Double {
  guard sizes[own] > 1 else { return 0 }
  let within = sums[own][lane] / Double(sizes[own] - 1)
  var nearest = Double.infinity
  for group in sums.indices where group != own && sizes[group] > 0 {
    nearest = min(nearest, sums[group][lane] / Double(sizes[group]))
  }
  let larger = max(within, nearest)
  return larger > 0 && larger.isFinite ? (nearest - within) / larger : 0
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
