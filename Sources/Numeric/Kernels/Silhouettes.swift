/// Returns the silhouette of each row under each of several groupings, exactly.
///
/// The silhouette of a row is (b − a) / max(a, b), with a the mean Euclidean distance to the other
/// rows of its group and b the least mean distance to the rows of another group; it is 0 for a row
/// that is alone in its group. All groupings share one pass over the distances: rows that are
/// together in every grouping are summed once, and the sums are then added up to groups. A distance
/// is worked out once for both of its rows, as long as the sums of all rows fit into half a gigabyte.
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
  let common = CommonGroups(of: rows, groupings: groupings)
  guard PairSums.cellCount(common) <= 1 << 25 else {
    return oneByOne(BlockedRows(rows), common, groupings)
  }
  return common.silhouettes(PairSums(common))
}

/// Returns the silhouettes with the distances of each row summed by itself.
private func oneByOne(
  _ rows: BlockedRows, _ common: CommonGroups, _ groupings: [[Int32]]
) -> [[Double]] {
  let blocksPerTask = 16
  let parts = concurrentMap((rows.blockCount + blocksPerTask - 1) / blocksPerTask) { task in
    let blocks = task * blocksPerTask..<min((task + 1) * blocksPerTask, rows.blockCount)
    return common.silhouettes(blocks, of: rows, groupings: groupings)
  }
  return groupings.indices.map { grouping in parts.flatMap { $0[grouping] } }
}

/// Returns the silhouette of one row from the sums of its distances to each group.
func silhouette(
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
