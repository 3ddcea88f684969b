import Numeric

extension ScatterEstimate {
  /// Returns the estimate of the rows nearest to this one, which has no greater determinant.
  ///
  /// - Complexity: O(`n` · `d`²).
  func stepped(on rows: Matrix, support: Int) -> ScatterEstimate {
    let distances = directions.squaredLengths(of: rows)
    return ScatterEstimate(of: smallest(support, of: distances), in: rows)
  }

  /// Takes steps until the determinant falls no more.
  ///
  /// - Parameters:
  ///   - rows: The rows.
  ///   - support: How many of them are to lie closest together.
  ///   - steps: The most steps.
  /// - Returns: The last estimate.
  func concentrated(on rows: Matrix, support: Int, steps: Int) -> ScatterEstimate {
    var best = self
    for _ in 0..<steps {
      let next = best.stepped(on: rows, support: support)
      guard next.logDeterminant < best.logDeterminant else { break }
      best = next
    }
    return best
  }
}

extension ClosestRows {
  /// Returns the estimate of all rows that are not far from another, consistent for normal rows.
  ///
  /// Rows count as far beyond the 97.5 % quantile of their distances, were they normal.
  func weightedAgain(_ estimate: ScatterEstimate) -> ScatterEstimate {
    let features = rows.columnCount
    let part = Double(support) / Double(rows.rowCount)
    let distances = estimate.widened(by: consistencyFactor(features, share: part))
      .directions.squaredLengths(of: rows)
    let limit = chiSquaredQuantile(0.975, freedom: Double(features))
    let near = distances.indices.filter { distances[$0] < limit }
    let found = ScatterEstimate(
      of: near.isEmpty ? Array(distances.indices) : near, in: rows, widened: true)
    return found.widened(by: consistencyFactor(features, share: 0.975))
  }

  /// Returns the estimate of the half of one feature that is shortest.
  ///
  /// The middle is the mean of the middles of all shortest halves; as in scikit-learn a half has one
  /// value more than the rows nearest to that middle, of which the variance is taken.
  ///
  /// > P. J. Rousseeuw, A. M. Leroy. *Robust Regression and Outlier Detection*, chapter 4. Wiley, 1987
  func shortestHalf() -> ScatterEstimate {
    let values = rows.columnValues(0)
    guard support < values.count else {
      return ScatterEstimate(of: Array(values.indices), in: rows)
    }
    let sorted = values.sorted()
    let starts = 0..<(values.count - support)
    let least = starts.map { sorted[$0 + support] - sorted[$0] }.min() ?? 0
    let middles = starts.filter { sorted[$0 + support] - sorted[$0] == least }
      .map { 0.5 * (sorted[$0] + sorted[$0 + support]) }
    let middle = middles.reduce(0, +) / Double(max(1, middles.count))
    let near = smallest(support, of: values.map { abs($0 - middle) }).map { values[$0] }
    let mean = near.reduce(0, +) / Double(near.count)
    let variance = near.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(near.count)
    var covariance = Matrix(rowCount: 1, columnCount: 1)
    covariance[0, 0] = variance
    return ScatterEstimate(middle: [middle], covariance: covariance)
  }
}

/// Returns what makes the covariance of the nearest normal rows that of all of them.
private func consistencyFactor(_ features: Int, share: Double) -> Double {
  let freedom = Double(features)
  let quantile = chiSquaredQuantile(min(1, share), freedom: freedom)
  return share / chiSquaredShare(below: quantile, freedom: freedom + 2)
}

/// Returns the places of the smallest values, of equal ones the first, in rising order of place.
///
/// - Complexity: O(`n`) expected.
/// - Precondition: There are that many values, and none is NaN.
func smallest(_ count: Int, of values: [Double]) -> [Int] {
  guard count < values.count else { return Array(values.indices) }
  guard count > 0 else { return [] }
  let limit = values.ranked(count - 1)
  var left = count - values.reduce(0) { $1 < limit ? $0 + 1 : $0 }
  return values.indices.filter { place in
    if values[place] == limit, left > 0 {
      left -= 1
      return true
    }
    return values[place] < limit
  }
}

extension [Double] {
  /// Returns the value that would stand at a place if the values were sorted, by Hoare's selection.
  fileprivate func ranked(_ place: Int) -> Double {
    var values = self
    var (low, high) = (0, values.count - 1)
    while low < high {
      let pivot = values[(low + high) / 2]
      var (i, j) = (low, high)
      while i <= j {
        while values[i] < pivot { i += 1 }
        while values[j] > pivot { j -= 1 }
        if i <= j {
          values.swapAt(i, j)
          i += 1
          j -= 1
        }
      }
      if place <= j { high = j } else if place >= i { low = i } else { break }
    }
    return values[place]
  }
}
