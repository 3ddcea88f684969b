import Numeric

/// What one start of k-means ended with.
struct KMeansRun: Sendable {
  var centres: Centres
  var grouping: Grouping
  var inertia: Double
  var iterations: Int
  var converged: Bool
}

/// Moves centres to the means of their groups until no row changes its group.
///
/// The sums of the groups follow the rows that move. When none moves any more the sums are added
/// up anew, and only if that changes no group either is the result final: its centres are the
/// means of its groups to the last bit, and its groups are what the centres assign.
func lloyd(_ rows: BlockedRows, from seeds: Centres, maximumIterations: Int) -> KMeansRun {
  var grouping = Grouping(of: rows, groups: seeds.count)
  var centres = seeds
  var isExact = false
  for iteration in 1...maximumIterations {
    var moved = grouping.regroup(rows, around: centres)
    moved += fillEmptyGroups(of: &grouping, rows, around: centres)
    if moved == 0 && isExact {
      return run(centres, grouping, rows, iterations: iteration, converged: true)
    }
    isExact = moved == 0
    if isExact { grouping.sumAnew(rows) }
    centres = grouping.means(or: centres)
  }
  _ = grouping.regroup(rows, around: centres)
  return run(centres, grouping, rows, iterations: maximumIterations, converged: false)
}

/// Gives each group without rows the row that is farthest from its centre.
private func fillEmptyGroups(
  of grouping: inout Grouping, _ rows: BlockedRows, around centres: Centres
) -> Int {
  let empty = grouping.counts.indices.filter { grouping.counts[$0] == 0 }
  for group in empty {
    guard let row = grouping.farthestRow(rows, from: centres) else { continue }
    grouping.move(row: row, of: rows, to: group)
  }
  return empty.count
}

private func run(
  _ centres: Centres, _ grouping: Grouping, _ rows: BlockedRows, iterations: Int, converged: Bool
) -> KMeansRun {
  KMeansRun(
    centres: centres, grouping: grouping, inertia: grouping.inertia(rows, around: centres),
    iterations: iterations, converged: converged)
}
