/// The different rows of a matrix in the order of strips, and within a strip in that of the feature
/// that runs along it.
struct StripOrder {
  /// The row at which each different one first appears, in the order of strips.
  private(set) var first: [Int32] = []

  /// How often each appears.
  private(set) var counts: [Int32] = []

  /// The strip of each.
  private(set) var strips: [Int] = []

  /// At which place of the order each row is.
  private(set) var place: [Int32]

  /// Sorts the rows of a matrix; 0 and -0 are equal.
  ///
  /// - Complexity: O(`n` · `d`), and O(`n` log `n` · `d`) where many share a place.
  init(_ rows: Matrix, _ keys: StripKeys) {
    var sorted = sortedByDigits(keys.keys, bits: keys.bits)
    sortFinely(&sorted, rows, along: keys.along)
    place = Array(repeating: 0, count: sorted.count)
    first.reserveCapacity(sorted.count)
    counts.reserveCapacity(sorted.count)
    strips.reserveCapacity(sorted.count)
    var former: UInt64?
    for entry in sorted {
      if entry.key != former || !rows.hasEqualRows(Int(first[first.count - 1]), Int(entry.row)) {
        first.append(entry.row)
        counts.append(0)
        strips.append(Int(entry.key >> UInt64(keys.bitsAlong)))
      }
      former = entry.key
      counts[counts.count - 1] += 1
      place[Int(entry.row)] = Int32(first.count - 1)
    }
  }
}

/// Sorts the rows of equal keys by the value along the strip, by all values, and by number.
private func sortFinely(_ sorted: inout [KeyedRow], _ rows: Matrix, along: Int) {
  var start = 0
  while start < sorted.count {
    var end = start + 1
    while end < sorted.count, sorted[end].key == sorted[start].key { end += 1 }
    if end - start > 1 {
      let run = sorted[start..<end].sorted { rows.isBefore(Int($0.row), Int($1.row), along: along) }
      for place in run.indices { sorted[start + place] = run[place] }
    }
    start = end
  }
}

extension Matrix {
  /// Whether a row comes before another by one feature, then by all, then by its number.
  fileprivate func isBefore(_ a: Int, _ b: Int, along feature: Int) -> Bool {
    if self[a, feature] != self[b, feature] { return self[a, feature] < self[b, feature] }
    for feature in 0..<columnCount where self[a, feature] != self[b, feature] {
      return self[a, feature] < self[b, feature]
    }
    return a < b
  }

  /// Whether two rows hold equal values.
  fileprivate func hasEqualRows(_ a: Int, _ b: Int) -> Bool {
    (0..<columnCount).allSatisfy { self[a, $0] == self[b, $0] }
  }
}
