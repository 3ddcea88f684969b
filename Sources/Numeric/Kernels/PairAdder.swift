/// Adds the distances of a part of all pairs.
struct PairAdder {
  private let columns: [Double]
  private let starts: [Int]
  private let room: Int

  /// The sum for each group and row, group after group.
  private(set) var sums: [Double]

  init(columns: [Double], starts: [Int], room: Int) {
    self.columns = columns
    self.starts = starts
    self.room = room
    sums = Array(repeating: 0, count: (starts.count - 1) * room)
  }

  /// Takes every so many-th four rows, so that parts have the same work.
  mutating func add(part: Int, of parts: Int, features: Int) {
    var turn = 0
    for group in 0..<starts.count - 1 {
      for first in stride(from: starts[group], to: starts[group + 1], by: 4) {
        defer { turn += 1 }
        guard turn % parts == part else { continue }
        let rows = first..<min(first + 4, starts[group + 1])
        switch features {
        case 2: compare(rows, of: group, TwoFeatures())
        case 3: compare(rows, of: group, ThreeFeatures())
        default: compare(rows, of: group, ManyFeatures(count: features))
        }
      }
    }
  }

  /// Compares up to four rows of a group with each other and with all rows behind them.
  private mutating func compare(_ rows: Range<Int>, of group: Int, _ width: some FeatureWidth) {
    compareAmong(rows, of: group, width)
    let weights = FourRows.weights(rows.count)
    for other in group..<starts.count - 1 {
      var totals = FourRows()
      var place = other == group ? rows.upperBound : starts[other]
      let end = starts[other + 1]
      while place < end {
        var found = distances(rows.lowerBound, place, width)
        found.keep(weights, lanes: end - place)
        totals.add(found)
        addToEight(found.ofColumns, group &* room &+ place)
        place += 8
      }
      for (row, sum) in zip(rows, totals.ofRows) { sums[other * room + row] += sum }
    }
  }

  private mutating func compareAmong(
    _ rows: Range<Int>, of group: Int, _ width: some FeatureWidth
  ) {
    for first in rows {
      for second in first + 1..<max(first + 1, rows.upperBound) {
        var square = 0.0
        for feature in 0..<width.count {
          let difference = columns[feature * room + first] - columns[feature * room + second]
          square += difference * difference
        }
        sums[group * room + first] += square.squareRoot()
        sums[group * room + second] += square.squareRoot()
      }
    }
  }

  /// The distances from four rows to eight, added in the order of features.
  @inline(__always)
  private func distances(_ row: Int, _ place: Int, _ width: some FeatureWidth) -> FourRows {
    var squares = FourRows()
    let columns = columns.span
    for feature in 0..<width.count {
      let cell = feature &* room
      // Safe: behind the last row each column has room for a vector more.
      let eight = unsafe columns.bytes.unsafeLoadUnaligned(
        fromUncheckedByteOffset: (cell &+ place) &* 8, as: SIMD8<Double>.self)
      unsafe squares.addSquares(
        eight, columns[unchecked: cell &+ row], columns[unchecked: cell &+ row &+ 1],
        columns[unchecked: cell &+ row &+ 2], columns[unchecked: cell &+ row &+ 3])
    }
    return squares.roots
  }

  @inline(__always)
  private mutating func addToEight(_ addend: SIMD8<Double>, _ cell: Int) {
    unsafe sums.withUnsafeMutableBytes { bytes in
      // Safe: behind the last row each group has room for a vector more.
      let former = unsafe bytes.loadUnaligned(fromByteOffset: cell &* 8, as: SIMD8<Double>.self)
      unsafe bytes.storeBytes(of: former + addend, toByteOffset: cell &* 8, as: SIMD8<Double>.self)
    }
  }
}
