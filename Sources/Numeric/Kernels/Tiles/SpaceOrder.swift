/// An order of rows in which rows that are near each other mostly stand near each other.
///
/// Space is cut into equal cells along each feature, and the bits of the cell numbers are mixed
/// feature by feature (Morton's curve). Rows of one cell keep their order. The cells cover the
/// range of all but the outermost values, which are put into the outermost cells: a few huge values
/// must not leave one cell for the rest.
struct SpaceOrder {
  /// The bits of the cell number of one row, and how they are sorted: the low ones, then the others.
  private static let lowBits = 11
  private static let highBits = 10

  /// The most features that are arranged; with more, near rows are too rarely in one cell.
  static let mostFeatures = 4

  private let origins: [Double]
  private let scale: Double
  private let limit: Double

  /// Where the bits of a cell number go, for the first feature.
  private let spread: [UInt32]

  /// Lays cells over rows; `nil` when the rows have no extent that can be cut.
  ///
  /// - Parameter rows: The rows, finite, with 1 to 4 features.
  init?(over rows: Matrix) {
    let features = rows.columnCount
    let bits = (Self.lowBits + Self.highBits) / features
    let ranges = (0..<features).map { innerRange(of: rows.column($0)) }
    let width = ranges.map { $0.upperBound - $0.lowerBound }.max() ?? 0
    let cells = 1 << bits
    scale = Double(cells) / width
    guard width > 0, scale.isFinite else { return nil }
    origins = ranges.map(\.lowerBound)
    limit = Double(cells - 1)
    spread = (0..<cells).map { cell in
      (0..<bits).reduce(0) { $0 | UInt32(cell >> $1 & 1) << UInt32($1 * features) }
    }
  }

  /// Returns the numbers of the rows in their new order.
  ///
  /// - Complexity: O(`n` · `d`).
  func order(of rows: Matrix) -> [UInt32] {
    let lowMask = UInt64(1 << Self.lowBits - 1)
    var cells = cells(of: rows)
    var low = [Int](repeating: 0, count: 1 << Self.lowBits)
    var high = [Int](repeating: 0, count: 1 << Self.highBits)
    for entry in cells {
      low[Int(entry >> 32 & lowMask)] += 1
      high[Int(entry >> (32 + UInt64(Self.lowBits)))] += 1
    }
    var sorted = [UInt64](repeating: 0, count: cells.count)
    startPlaces(&low)
    for entry in cells {
      let digit = Int(entry >> 32 & lowMask)
      sorted[low[digit]] = entry
      low[digit] &+= 1
    }
    cells = []
    var result = [UInt32](repeating: 0, count: sorted.count)
    startPlaces(&high)
    for entry in sorted {
      let digit = Int(entry >> (32 + UInt64(Self.lowBits)))
      result[high[digit]] = UInt32(truncatingIfNeeded: entry)
      high[digit] &+= 1
    }
    return result
  }

  /// The cell of each row in the upper half, its number in the lower.
  private func cells(of rows: Matrix) -> [UInt64] {
    var result = [UInt64](repeating: 0, count: rows.rowCount)
    for feature in 0..<rows.columnCount {
      let column = rows.column(feature)
      let origin = origins[feature]
      let shift = UInt64(32 + feature)
      for row in column.indices {
        let cell = min(max((column[row] - origin) * scale, 0), limit)
        result[row] |= UInt64(spread[Int(cell)]) << shift
      }
    }
    for row in result.indices { result[row] |= UInt64(truncatingIfNeeded: row) }
    return result
  }
}

/// Turns how many entries have each digit into the place of the first of them.
private func startPlaces(_ counts: inout [Int]) {
  var next = 0
  for digit in counts.indices { (counts[digit], next) = (next, next + counts[digit]) }
}

/// The range of a column without its outermost values, by a sample at even distances.
private func innerRange(of column: Span<Double>) -> ClosedRange<Double> {
  let count = min(1_024, column.count)
  let sample = (0..<count).map { column[$0 * column.count / count] }.sorted()
  return sample[count / 128]...sample[count - 1 - count / 128]
}
