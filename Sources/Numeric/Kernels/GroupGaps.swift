/// How near groups come to each other, and how wide they are.
public struct GroupGaps: Sendable, Hashable {
  /// The least Euclidean distance between rows of different groups; infinite for one group.
  public var leastBetween = Double.infinity

  /// The greatest Euclidean distance between rows of one group.
  public var greatestWithin = 0.0
}

/// Returns the least distance between groups and the greatest within, of all pairs of rows.
///
/// - Parameters:
///   - rows: The rows, shape `n × d`.
///   - labels: The group of each row, from 0.
/// - Returns: Both distances.
/// - Complexity: O(`n`² · `d`) time, O(`n` · `d`) memory.
/// - Precondition: There is a label for each row, none of them negative.
public func groupGaps(of rows: Matrix, labels: [Int32]) -> GroupGaps {
  precondition(labels.count == rows.rowCount, "a label for each row")
  let order = labels.indices.sorted { (labels[$0], $0) < (labels[$1], $1) }
  let pairs = SortedPairs(rows, order: order, labels: order.map { Int(labels[$0]) })
  let blocksPerTask = 16
  let parts = concurrentMap((pairs.rows.blockCount + blocksPerTask - 1) / blocksPerTask) { task in
    let end = min((task + 1) * blocksPerTask, pairs.rows.blockCount)
    return (task * blocksPerTask..<end).reduce(into: GroupGaps()) { pairs.measure($1, into: &$0) }
  }
  return parts.reduce(into: GroupGaps()) { widest, part in
    widest.leastBetween = min(widest.leastBetween, part.leastBetween)
    widest.greatestWithin = max(widest.greatestWithin, part.greatestWithin)
  }
}

/// Rows in the order of their groups, to be compared with each other.
private struct SortedPairs: Sendable {
  let rows: BlockedRows

  /// The group of each row, rising.
  private let labels: [Int]

  /// The values of the rows, row after row.
  private let points: [Double]

  /// Where each group begins, and one end more.
  private let starts: [Int]

  init(_ matrix: Matrix, order: [Int], labels: [Int]) {
    rows = BlockedRows(matrix, selecting: order)
    points = order.flatMap { matrix.row($0) }
    self.labels = labels
    var starts = [Int](repeating: 0, count: (labels.last ?? -1) + 2)
    for label in labels { starts[label + 1] += 1 }
    for group in starts.indices.dropFirst() { starts[group] += starts[group - 1] }
    self.starts = starts
  }

  /// Compares eight rows with those of their own groups and of the groups after.
  func measure(_ block: Int, into gaps: inout GroupGaps) {
    let own = block * 8..<min(block * 8 + 8, rows.rowCount)
    for group in labels[own.lowerBound]..<starts.count - 1 where starts[group] < starts[group + 1] {
      let (least, greatest) = extremes(from: block, to: group)
      for row in own {
        if labels[row] == group {
          gaps.greatestWithin = max(gaps.greatestWithin, greatest[row % 8].squareRoot())
        } else {
          gaps.leastBetween = min(gaps.leastBetween, least[row % 8].squareRoot())
        }
      }
    }
  }

  /// The least and the greatest squared distance from each of eight rows to the rows of a group.
  private func extremes(
    from block: Int, to group: Int
  ) -> (least: SIMD8<Double>, greatest: SIMD8<Double>) {
    let (points, lanes) = (points.span, rows.values.span)
    var least = SIMD8<Double>(repeating: .infinity)
    var greatest = SIMD8<Double>()
    for point in starts[group]..<starts[group + 1] {
      let distance = squaredDistance(lanes, block, points, point, features: rows.featureCount)
      least.replace(with: distance, where: distance .< least)
      greatest.replace(with: distance, where: distance .> greatest)
    }
    return (least, greatest)
  }
}
