import Numeric

/// What one start of k-means ended with.
struct KMeansRun: Sendable {
  var centres: Centres
  var grouping: Grouping
  var inertia: Double
  var iterations: Int
  var converged: Bool
}

/// When Lloyd's iterations end although rows still change their group.
struct LloydLimits: Sendable {
  /// The most iterations.
  var iterations: Int

  /// The sum of squared moves of the centres below which they rest; 0 goes on to the end.
  var leastMove: Double
}

/// Moves centres to the means of their groups until no row changes its group.
///
/// The sums of the groups follow the rows that move. When none moves any more the sums are added
/// up anew, and only if that changes no group either is the result final: its centres are the
/// means of its groups to the last bit, and its groups are what the centres assign. It also ends
/// when the centres hardly move; then rows go once more to the nearest centre.
func lloyd(_ rows: BlockedRows, from seeds: Centres, within limits: LloydLimits) -> KMeansRun {
  var grouping = Grouping(of: rows, groups: seeds.count)
  var centres = seeds
  var isExact = false
  for iteration in 1...limits.iterations {
    var moved = grouping.regroup(rows, around: centres)
    moved += fillEmptyGroups(of: &grouping, rows, around: centres)
    if moved == 0 && isExact {
      return run(centres, grouping, rows, iterations: iteration, converged: true)
    }
    isExact = moved == 0
    if isExact { grouping.sumAnew(rows) }
    let former = centres
    centres = grouping.means(or: former)
    guard moved == 0 || squaredMove(from: former, to: centres) > limits.leastMove else {
      _ = grouping.regroup(rows, around: centres)
      return run(centres, grouping, rows, iterations: iteration, converged: true)
    }
  }
  _ = grouping.regroup(rows, around: centres)
  return run(centres, grouping, rows, iterations: limits.iterations, converged: false)
}

/// The sum of the squared distances that centres moved.
private func squaredMove(from former: Centres, to new: Centres) -> Double {
  zip(former.values, new.values).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
}

/// Gives each group without rows the row that is farthest from its centre.
private func fillEmptyGroups(
  of grouping: inout Grouping, _ rows: BlockedRows, around centres: Centres
) -> Int {
  var filled = 0
  for group in grouping.counts.indices where grouping.counts[group] == 0 {
    guard let row = grouping.farthestRow(rows, from: centres) else { continue }
    grouping.move(row: row, of: rows, to: group)
    filled += 1
  }
  return filled
}

private func run(
  _ centres: Centres, _ grouping: Grouping, _ rows: BlockedRows, iterations: Int, converged: Bool
) -> KMeansRun {
  KMeansRun(
    centres: centres, grouping: grouping, inertia: grouping.inertia(rows, around: centres),
    iterations: iterations, converged: converged)
}
