public import Numeric
import Parameters

extension AffinityPropagation {
  /// Finds the groups.
  ///
  /// - Parameters:
  ///   - rows: The rows to group, shape `n × d`, finite, scaled as they should count.
  ///   - seed: The seed of what tells equally good exemplars apart.
  /// - Returns: A model whose groups are numbered by size, the largest first.
  /// - Throws: ``ClusteringError`` when a parameter is out of range, a cell is not finite, there
  ///   are too many distinct rows, no row stands for itself in the end, or the task was cancelled.
  /// - Complexity: O(rounds · `m`² · `d`) for `m` distinct rows; memory O(`m`²).
  public func fit(_ rows: Matrix, seed: UInt64) throws(ClusteringError) -> ExemplarModel {
    do { try validate() } catch { throw .parameter(error) }
    try checkRows(rows, method: Self.identifier, distinct: 1)
    let cells = Cells(of: rows, atMost: rows.rowCount)
    let count = cells.sizes.count
    guard count <= Self.mostRows else {
      throw .tooManyRows(method: Self.identifier, most: Self.mostRows, got: count)
    }
    let preference = preference < 0 ? preference : medianSimilarity(cells)
    let found = try exemplars(of: cells, preference: preference, seed: seed)
    guard !found.isEmpty else {
      throw .noGroups(
        method: Self.identifier, advice: "give a preference nearer to 0, or more damping")
    }
    let refined = refined(found, of: cells)
    return ExemplarModel(cells.means.selectingRows(refined.sorted()), preference, of: cells)
  }

  /// Passes messages until the exemplars stay the same.
  private func exemplars(
    of cells: Cells, preference: Double, seed: UInt64
  ) throws(ClusteringError) -> [Int] {
    let count = cells.sizes.count
    guard count > 1 else { return [0] }
    var random = SplitMix64(seed: seed)
    // Without a difference, two rows that are equally good would wait for each other for ever.
    let preferences = (0..<count).map { _ in preference * (1 + 1e-9 * random.nextUnit()) }
    var messages = AffinityMessages(
      cells.means, weights: cells.sizes, preferences: preferences, damping: damping)
    var former: [Int] = []
    var same = 0
    for _ in 0..<maximumIterations {
      try checkCancellation()
      messages.pass()
      let found = messages.exemplars
      same = found == former && !found.isEmpty ? same + 1 : 0
      former = found
      if same >= patience { break }
    }
    return former
  }

  /// Takes in each group the row that is nearest to all others.
  private func refined(_ exemplars: [Int], of cells: Cells) -> [Int] {
    let labels = labels(of: cells, nearest: exemplars)
    return exemplars.indices.map { group in
      let members = labels.indices.filter { labels[$0] == group }
      let sums = members.map { candidate in
        members.reduce(0.0) { sum, row in
          sum + Double(cells.sizes[row])
            * squaredDistance(between: row, and: candidate, of: cells.means)
        }
      }
      let best = sums.indices.min { sums[$0] < sums[$1] }
      return best.map { members[$0] } ?? exemplars[group]
    }
  }

  private func labels(of cells: Cells, nearest exemplars: [Int]) -> [Int] {
    cells.sizes.indices.map { row in
      let distances = exemplars.map { squaredDistance(between: row, and: $0, of: cells.means) }
      return distances.indices.min { distances[$0] < distances[$1] } ?? 0
    }
  }
}

/// Returns the median of the negative squared distances of all pairs of rows, each row with itself
/// included; of more than 2,000 rows some are taken, evenly.
private func medianSimilarity(_ cells: Cells) -> Double {
  let step = max(1, (cells.sizes.count + 1_999) / 2_000)
  let rows = Array(stride(from: 0, to: cells.sizes.count, by: step))
  let parts = concurrentMap(rows.count) { first in
    (0...first).map { second in
      let (a, b) = (rows[first], rows[second])
      return WeightedSquare(
        square: squaredDistance(between: a, and: b, of: cells.means),
        weight: (first == second ? 1 : 2) * cells.sizes[a] * cells.sizes[b])
    }
  }
  let pairs = parts.joined().sorted { $0.square < $1.square }
  let total = pairs.reduce(0) { $0 + $1.weight }
  let (lower, upper) = ((total - 1) / 2, total / 2)
  return -(square(pairs, at: lower) + square(pairs, at: upper)) / 2
}

/// A squared distance, and how many pairs it stands for.
private struct WeightedSquare: Sendable {
  let square: Double
  let weight: Int
}

/// Returns the square at a place, when each stands there as often as it weighs.
private func square(_ pairs: [WeightedSquare], at place: Int) -> Double {
  var passed = 0
  for pair in pairs {
    passed += pair.weight
    if passed > place { return pair.square }
  }
  return 0
}

/// Returns the sum of squared differences of two rows, in the order of features.
func squaredDistance(between a: Int, and b: Int, of rows: Matrix) -> Double {
  var sum = 0.0
  for feature in 0..<rows.columnCount {
    let difference = rows[a, feature] - rows[b, feature]
    sum += difference * difference
  }
  return sum
}
