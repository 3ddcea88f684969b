import Glibc
import Numeric

/// Chooses seeds by greedy k-means++: far from each other, but where rows are many.
///
/// Each further seed is the best of 2 + ⌊ln k⌋ rows drawn with a chance in proportion to the
/// squared distance to the nearest seed: the one that leaves the least sum. Numbers are drawn in the
/// order of scikit-learn, so that its `random_state` and our seed choose the same rows.
func chooseSeeds(
  _ clusters: Int, from rows: BlockedRows, using random: inout MersenneTwister
) -> Centres {
  let first = rows.row(min(rows.rowCount - 1, Int(random.nextUnit() * Double(rows.rowCount))))
  var distances = SeedDistances(rows, first: first)
  var values = first
  let trials = 2 + Int(log(Double(clusters)))
  for _ in 1..<max(1, clusters) {
    let seed = bestSeed(of: trials, for: distances, from: rows, using: &random)
    distances.add(seed)
    values += seed
  }
  return Centres(count: clusters, featureCount: rows.featureCount, values: values)
}

/// Draws some rows and returns the one that leaves the least sum of distances, the first of equals.
private func bestSeed(
  of trials: Int, for distances: SeedDistances, from rows: BlockedRows,
  using random: inout MersenneTwister
) -> [Double] {
  var best: [Double] = []
  var least = Double.infinity
  for _ in 0..<trials {
    let candidate = rows.row(distances.row(atShare: random.nextUnit()))
    let total = distances.total(with: candidate)
    if best.isEmpty || total < least {
      best = candidate
      least = total
    }
  }
  return best
}
