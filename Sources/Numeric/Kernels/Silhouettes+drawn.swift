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
  precondition(labels.count == rows.rowCount, "a label for each row")
  let all = CommonGroups(of: rows, groupings: [labels])
  let chosen = BlockedRows(rows, selecting: places)
  let own = places.map { labels[$0] }
  let blocksPerTask = 4
  return concurrentMap((chosen.blockCount + blocksPerTask - 1) / blocksPerTask) { task in
    let end = min((task + 1) * blocksPerTask, chosen.blockCount)
    return all.silhouettes(task * blocksPerTask..<end, of: chosen, groupings: [own])[0]
  }.flatMap(\.self)
}
