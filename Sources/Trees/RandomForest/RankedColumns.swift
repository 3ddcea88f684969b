import Numeric

/// Columns as ranks of their values, so that a split compares small whole numbers.
struct RankedColumns: Sendable {
  /// The number of rows.
  let rowCount: Int

  /// One feature: the bin of each row, and the least and greatest value of each bin.
  struct Column: Sendable {
    let bins: [UInt16]
    let lows: [Double]
    let highs: [Double]
  }

  let columns: [Column]

  /// Ranks the columns of a matrix, side by side.
  ///
  /// - Complexity: O(`n` log `n` · `d`).
  init(_ rows: Matrix, bins: Int) {
    rowCount = rows.rowCount
    columns = concurrentMap(rows.columnCount) { Column(rows.columnValues($0), most: bins) }
  }
}

extension RankedColumns.Column {
  /// Gives each different value a bin, or when there are too many each of `most` even parts.
  init(_ values: [Double], most: Int) {
    let order = values.indices.sorted { values[$0] < values[$1] }
    let distinct = order.indices.dropFirst().reduce(values.isEmpty ? 0 : 1) {
      $0 + (values[order[$1]] == values[order[$1 - 1]] ? 0 : 1)
    }
    var bins = [UInt16](repeating: 0, count: values.count)
    var lows: [Double] = []
    var highs: [Double] = []
    var part = -1
    for (place, row) in order.enumerated() {
      let value = values[row]
      let nextPart = distinct <= most ? lows.count : place * most / values.count
      if highs.last != value, nextPart > part {
        lows.append(value)
        highs.append(value)
        part = nextPart
      }
      highs[highs.count - 1] = value
      bins[row] = UInt16(lows.count - 1)
    }
    self.init(bins: bins, lows: lows, highs: highs)
  }

  /// Returns the threshold between two bins: half-way from one's greatest to the other's least.
  func threshold(between lower: Int, and upper: Int) -> Double {
    let (low, high) = (highs[lower], lows[upper])
    let middle = low / 2 + high / 2
    return middle < high && middle >= low ? middle : low
  }
}
