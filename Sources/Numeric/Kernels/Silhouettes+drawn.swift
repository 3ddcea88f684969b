/// Returns the silhouettes of some rows among all, exactly.
///
/// - Parameters:
///   - rows: All rows, shape `n × d`.
///   - labels: The group of each row, from 0.
///   - places: The rows whose silhouettes are wanted; one may be asked for twice.
/// - Returns: A silhouette for each place, from −1 to 1.
/// - Complexity: O(places · `n` · `d`).
/// - Precondition: There is a label for each row, none of them negative, and places are rows.
public func silhouettes(of rows: Matrix, labels: [Int32], at places: [Int]) -> [Double] {
  silhouettes(of: rows, groupings: [labels], at: places)[0]
}

/// Returns the silhouettes of some rows among all under each of several groupings, exactly.
///
/// All groupings share one pass over the distances, as in ``silhouettes(of:groupings:)``.
///
/// - Parameters:
///   - rows: All rows, shape `n × d`.
///   - groupings: For each grouping a label from 0 for each row.
///   - places: The rows whose silhouettes are wanted; one may be asked for twice.
/// - Returns: For each grouping a silhouette for each place, from −1 to 1.
/// - Complexity: O(places · `n` · `d`), whatever the number of groupings.
/// - Precondition: Each grouping has `n` labels, none of them negative, and places are rows.
public func silhouettes(
  of rows: Matrix, groupings: [[Int32]], at places: [Int]
) -> [[Double]] {
  precondition(groupings.allSatisfy { $0.count == rows.rowCount }, "a label for each row")
  let all = CommonGroups(of: rows, groupings: groupings)
  let chosen = BlockedRows(rows, selecting: places)
  let own = groupings.map { labels in places.map { labels[$0] } }
  let blocksPerTask = 4
  let parts = concurrentMap((chosen.blockCount + blocksPerTask - 1) / blocksPerTask) { task in
    let end = min((task + 1) * blocksPerTask, chosen.blockCount)
    return all.silhouettes(task * blocksPerTask..<end, of: chosen, groupings: own)
  }
  return groupings.indices.map { grouping in parts.flatMap { $0[grouping] } }
}
