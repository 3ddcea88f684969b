/// Returns the silhouette of some rows under each of several groupings by any metric, exactly.
///
/// As `silhouettes(of:groupings:)` has them, which is quicker where the metric is the Euclidean.
///
/// - Parameters:
///   - rows: The rows, shape `n × d`.
///   - groupings: For each grouping a label from 0 for each row.
///   - metric: How far two rows are from each other.
///   - places: The rows whose silhouettes are wanted, all where nothing is said.
/// - Returns: For each grouping a silhouette for each place, from −1 to 1; 0 for a row that is alone
///   in its group.
/// - Complexity: O(places · `n` · (`d` + groupings)).
/// - Precondition: Each grouping has `n` labels, none of them negative, and places are rows.
public func silhouettes(
  of rows: Matrix, groupings: [[Int32]], by metric: PointMetric, at places: [Int]? = nil
) -> [[Double]] {
  precondition(groupings.allSatisfy { $0.count == rows.rowCount }, "a label for each row")
  let places = places ?? Array(0..<rows.rowCount)
  let points = Centres(rows)
  let chosen = BlockedRows(rows, selecting: places)
  let measured = groupings.map { labels in
    LabelledRows(labels: labels, own: places.map { Int(labels[$0]) })
  }
  let blocksPerTask = 4
  let parts = concurrentMap((chosen.blockCount + blocksPerTask - 1) / blocksPerTask) { task in
    var distances = [SIMD8<Double>](repeating: .zero, count: points.count)
    var found = measured.map { _ in [Double]() }
    for block in task * blocksPerTask..<min((task + 1) * blocksPerTask, chosen.blockCount) {
      for point in distances.indices {
        distances[point] = chosen.distances(block, to: points.values.span, point, by: metric)
      }
      let lanes = block * 8..<min(block * 8 + 8, places.count)
      for (place, grouping) in measured.enumerated() {
        found[place] += grouping.silhouettes(distances, lanes)
      }
    }
    return found
  }
  return measured.indices.map { grouping in parts.flatMap { $0[grouping] } }
}

/// The groups of all rows, and those of the rows that are measured.
private struct LabelledRows: Sendable {
  let labels: [Int32]
  let own: [Int]
  private let sizes: [Int]

  init(labels: [Int32], own: [Int]) {
    self.labels = labels
    self.own = own
    var sizes = [Int](repeating: 0, count: Int((labels.max() ?? -1) + 1))
    for label in labels { sizes[Int(label)] += 1 }
    self.sizes = sizes
  }

  /// The silhouettes of eight rows or fewer, from their distances to all.
  func silhouettes(_ distances: [SIMD8<Double>], _ rows: Range<Int>) -> [Double] {
    var sums = [SIMD8<Double>](repeating: .zero, count: sizes.count)
    for row in labels.indices { sums[Int(labels[row])] += distances[row] }
    return rows.map { row in
      let (lane, own) = (row - rows.lowerBound, own[row])
      guard sizes[own] > 1 else { return 0 }
      let within = sums[own][lane] / Double(sizes[own] - 1)
      var nearest = Double.infinity
      for group in sums.indices where group != own && sizes[group] > 0 {
        nearest = min(nearest, sums[group][lane] / Double(sizes[group]))
      }
      let larger = max(within, nearest)
      return larger > 0 && larger.isFinite ? (nearest - within) / larger : 0
    }
  }
}
