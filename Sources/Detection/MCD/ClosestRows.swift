import Numeric

/// A search of the rows whose covariance has the least determinant.
struct ClosestRows: Sendable {
  let rows: Matrix
  let share: Double
  let seed: UInt64

  /// Prepares a search.
  ///
  /// - Parameters:
  ///   - rows: The rows, more of them than features and one.
  ///   - share: The share of rows that lie closest together; 0 for the least that withstands the rest.
  ///   - seed: The seed of every random choice.
  init(_ rows: Matrix, share: Double, seed: UInt64) {
    (self.rows, self.share, self.seed) = (rows, share, seed)
  }

  /// How many rows lie closest together.
  var support: Int {
    let (count, features) = (rows.rowCount, rows.columnCount)
    guard share > 0 else { return min(count, (count + features + 2) / 2) }
    return min(count, max(features + 1, Int(share * Double(count))))
  }

  /// Returns the estimate of the rows that lie closest together.
  ///
  /// - Complexity: O(`n` · `d`²) a step.
  func closest() -> ScatterEstimate {
    if rows.columnCount == 1 { return shortestHalf() }
    if rows.rowCount <= 500 {
      let starts = best(10, of: trials(30, rows, support: support, stream: 0))
      return best(1, of: concentrated(starts, rows, support: support))[0]
    }
    var random = SplitMix64(seed: seed, stream: 0)
    let order = drawn(rows.rowCount, of: rows.rowCount, by: &random)
    let merged = rows.selectingRows(Array(order.suffix(1_500)))
    let mergedSupport = supportIn(merged.rowCount)
    let found = best(
      10, of: concentrated(startsOfParts(order), merged, support: mergedSupport))
    return best(1, of: concentrated(found, rows, support: support))[0]
  }

  /// Returns the ten best estimates of each of at most five parts of 300 rows.
  private func startsOfParts(_ order: [Int]) -> [ScatterEstimate] {
    let parts = min(5, rows.rowCount / 300)
    let size = rows.rowCount <= 1_500 ? rows.rowCount / parts : 300
    return (0..<parts).flatMap { part in
      let rows = rows.selectingRows(Array(order[part * size..<(part + 1) * size]))
      let found = trials(
        500 / parts, rows, support: supportIn(size), stream: UInt64(part + 1) << 32)
      return best(10, of: found)
    }
  }

  /// The rows that lie closest together, of a part of all.
  private func supportIn(_ count: Int) -> Int {
    min(count, (count * support + rows.rowCount - 1) / rows.rowCount)
  }

  /// Returns what two steps make of random rows: by turns of half of them, as scikit-learn begins, and of
  /// one more than features, as the paper does, which more often holds none that is unusual.
  private func trials(
    _ count: Int, _ rows: Matrix, support: Int, stream: UInt64
  ) -> [ScatterEstimate] {
    concurrentMap(count) { trial in
      var random = SplitMix64(seed: seed, stream: stream + UInt64(trial) + 1)
      let start = ScatterEstimate(
        of: drawn(
          trial % 2 == 0 ? support : rows.columnCount + 1, of: rows.rowCount, by: &random),
        in: rows)
      return start.concentrated(on: rows, support: support, steps: 2)
    }
  }

  /// Returns what many steps make of estimates.
  private func concentrated(
    _ estimates: [ScatterEstimate], _ rows: Matrix, support: Int
  ) -> [ScatterEstimate] {
    concurrentMap(estimates.count) {
      estimates[$0].stepped(on: rows, support: support)
        .concentrated(on: rows, support: support, steps: 30)
    }
  }
}

/// Returns the estimates of the least determinants, the least first.
private func best(_ count: Int, of estimates: [ScatterEstimate]) -> [ScatterEstimate] {
  let order = estimates.indices.sorted {
    (estimates[$0].logDeterminant, $0) < (estimates[$1].logDeterminant, $1)
  }
  return order.prefix(count).map { estimates[$0] }
}

/// Returns some different numbers below a bound, in random order.
private func drawn(_ count: Int, of bound: Int, by random: inout SplitMix64) -> [Int] {
  var numbers = Array(0..<bound)
  for place in 0..<min(count, bound - 1) {
    numbers.swapAt(place, place + random.nextIndex(below: bound - place))
  }
  return Array(numbers.prefix(count))
}
