import Numeric

/// The values of one feature that were learned, enough to tell how many lie below or above any value.
///
/// > N. Smirnov. "Table for estimating the goodness of fit of empirical distributions." *Annals of
/// > Mathematical Statistics* 19 (2), 1948 (the empirical distribution function)
struct EmpiricalDistribution: Sendable, Codable, Hashable {
  /// The different values in rising order.
  let values: [Double]

  /// How many learned values are at most each of them.
  let atMost: [Int]

  /// The sign of the skewness: 1 for a long tail above, -1 below, 0 for neither.
  let skewness: Int

  /// The number of learned values.
  var count: Int { atMost.last ?? 0 }

  /// Learns values.
  ///
  /// - Complexity: O(`n`) for values that are spread, O(`n` log `n`) at worst.
  init(_ learned: [Double]) {
    let sorted = sortedByDigits(learned)
    let isLast = { (place: Int) in place + 1 == sorted.count || sorted[place] != sorted[place + 1] }
    if sorted.indices.allSatisfy(isLast) {
      (values, atMost) = (sorted, Array(1..<sorted.count + 1))
    } else {
      atMost = sorted.indices.filter(isLast).map { $0 + 1 }
      values = atMost.map { sorted[$0 - 1] }
    }
    skewness = signOfSkewness(learned)
  }

  /// Returns how many of the learned values are at most and at least as great as a value, and of how many.
  ///
  /// A value that was not learned is counted in, as if it had been learned alone beside the others.
  /// So counts are never 0, and do not depend on what else is asked.
  func tails(of value: Double) -> TailCounts {
    tails(of: value, at: countBelow(value, in: values.span))
  }

  /// Returns the counts for a value that so many of the different learned values are less than.
  @inline(__always)
  func tails(of value: Double, at place: Int) -> TailCounts {
    let count = count
    let isEach = values.count == count
    // Where no value repeats, places count them.
    let before = isEach || place == 0 ? place : atMost[place &- 1]
    guard place < values.count, values[place] == value else {
      return TailCounts(below: before &+ 1, above: count &- before &+ 1, all: count &+ 1)
    }
    let through = isEach ? place &+ 1 : atMost[place]
    return TailCounts(below: through, above: count &- before, all: count)
  }

  /// Whether the numbers could have come from a fit.
  var isWhole: Bool {
    !values.isEmpty && values.count == atMost.count && (-1...1).contains(skewness)
      && values.allSatisfy(\.isFinite) && zip(values, values.dropFirst()).allSatisfy { $0 < $1 }
      && atMost[0] > 0 && zip(atMost, atMost.dropFirst()).allSatisfy { $0 < $1 }
      && count < 1 << 53
  }
}

/// How many of some values are at most, and at least, as great as one of them.
struct TailCounts {
  let below: Int
  let above: Int
  let all: Int
}

/// The sign of the third central moment; 0 for values that are all the same.
private func signOfSkewness(_ values: [Double]) -> Int {
  guard let first = values.first, values.contains(where: { $0 != first }) else { return 0 }
  // Scaled, so that cubes stay finite.
  let scale = values.reduce(0) { max($0, abs($1)) }
  let mean = values.reduce(0) { $0 + $1 / scale } / Double(values.count)
  let cubes = values.reduce(0.0) { sum, value in
    let difference = value / scale - mean
    return sum + difference * difference * difference
  }
  return cubes > 0 ? 1 : cubes < 0 ? -1 : 0
}
