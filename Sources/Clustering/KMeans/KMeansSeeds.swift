import Glibc
import Numeric

/// Chooses seeds by greedy k-means++: far from each other, but where rows are many.
///
/// Each further seed is the best of 2 + ⌊ln k⌋ rows drawn with a chance in proportion to the
/// squared distance to the nearest seed: the one that leaves the least sum. Numbers are used in the
/// order of scikit-learn, so that its `random_state` and our seed choose the same rows.
///
/// - Parameters:
///   - clusters: How many seeds to choose.
///   - rows: The rows to choose from, at least one.
///   - draws: As many numbers in 0 ..< 1 as `seedDrawCount(_:)` says.
/// - Returns: The seeds.
func chooseSeeds(_ clusters: Int, from rows: BlockedRows, by draws: [Double]) -> Centres {
  let first = rows.row(min(rows.rowCount - 1, Int(draws[0] * Double(rows.rowCount))))
  var distances = SeedDistances(rows, first: first)
  var values = first
  let trials = seedTrials(clusters)
  for chosen in 1..<max(1, clusters) {
    let next = 1 + (chosen - 1) * trials
    let candidates = draws[next..<next + trials].map { rows.row(distances.row(atShare: $0)) }
    values += candidates[distances.addBest(of: candidates)]
  }
  return Centres(count: clusters, featureCount: rows.featureCount, values: values)
}

/// How many random numbers the seeds of one start take.
func seedDrawCount(_ clusters: Int) -> Int { 1 + max(0, clusters - 1) * seedTrials(clusters) }

/// How many rows are tried for each further seed.
private func seedTrials(_ clusters: Int) -> Int { 2 + Int(log(Double(clusters))) }
