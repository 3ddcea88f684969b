import Numeric

/// The rows a random tree is grown on, in the order into which its splits bring them.
struct TreeSample {
  /// The values of the rows, feature after feature.
  let values: [Double]

  let rowCount: Int
  let featureCount: Int

  /// The rows; those of a part of the tree stand beside each other.
  private(set) var order: [Int]

  private var candidates: [Int]

  /// The source of every random choice of the tree.
  var random: SplitMix64

  /// Draws rows without repetition.
  init(of rows: Matrix, size: Int, random: SplitMix64) {
    self.random = random
    rowCount = min(size, rows.rowCount)
    featureCount = rows.columnCount
    let drawn = drawDistinct(rowCount, below: rows.rowCount, using: &self.random)
    var values: [Double] = []
    values.reserveCapacity(rowCount * featureCount)
    for feature in 0..<featureCount {
      let column = rows.column(feature)
      for row in drawn { values.append(column[row]) }
    }
    self.values = values
    order = Array(0..<rowCount)
    candidates = Array(0..<featureCount)
  }

  /// Draws a feature that varies in a part.
  ///
  /// - Parameters:
  ///   - part: The part.
  ///   - left: The number of features that were not drawn yet, at first all.
  /// - Returns: The feature with its least and greatest value, or `nil` when no other varies.
  mutating func drawVaried(
    in part: Range<Int>, left: inout Int
  ) -> (feature: Int, low: Double, high: Double)? {
    while left > 0 {
      candidates.swapAt(random.nextIndex(below: left), left - 1)
      left -= 1
      let feature = candidates[left]
      let (low, high) = extent(of: feature, part)
      if low < high { return (feature, low, high) }
    }
    return nil
  }

  private func extent(of feature: Int, _ part: Range<Int>) -> (low: Double, high: Double) {
    let start = feature * rowCount
    var low = values[start + order[part.lowerBound]]
    var high = low
    for i in part {
      let value = values[start + order[i]]
      low = value < low ? value : low
      high = value > high ? value : high
    }
    return (low, high)
  }

  /// Moves the rows that go left to the front.
  ///
  /// - Parameters:
  ///   - part: The rows to part.
  ///   - keys: Numbers, that of row `i` at `first + i`.
  ///   - first: Where the numbers begin.
  ///   - limit: The greatest number of a row that goes left.
  /// - Returns: Where the others begin.
  mutating func partition(
    _ part: Range<Int>, by keys: [Double], from first: Int, upTo limit: Double
  ) -> Int {
    var left = part.lowerBound
    for i in part {
      let row = order[i]
      order[i] = order[left]
      order[left] = row
      left += keys[first + row] <= limit ? 1 : 0
    }
    return left
  }
}
