/// Rows that are looked at one by one, ascending.
struct RowList {
  /// Their numbers.
  private(set) var rows: [Int32] = []

  /// Lists the rows that have a bit.
  ///
  /// - Parameters:
  ///   - blocks: Blocks of eight rows, the first of them an even number.
  ///   - matrix: The rows.
  ///   - bits: The bits of sixteen rows.
  init(_ blocks: Range<Int>, of matrix: Matrix, _ bits: (Int) -> UInt16) {
    rows.reserveCapacity(blocks.count * 8)
    for sixteen in blocks.lowerBound / 2..<(blocks.upperBound + 1) / 2 {
      var left = bits(sixteen)
      while left != 0 {
        let row = sixteen * 16 + left.trailingZeroBitCount
        left &= left &- 1
        if row < matrix.rowCount { rows.append(Int32(truncatingIfNeeded: row)) }
      }
    }
  }
}

extension Matrix {
  /// Returns the squared distances of some rows to a point, the squares added in the order of features
  /// as `squaredDistance` of blocks does.
  ///
  /// Feature by feature, as neighbouring rows of a list then share memory.
  func squaredDistances(_ list: Span<Int32>, to point: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: list.count)
    var sums = result.mutableSpan
    for feature in 0..<columnCount {
      let column = column(feature)
      let coordinate = point[feature]
      for place in list.indices {
        // Safe: lists hold rows of this matrix, and there is a sum for each.
        let row = unsafe Int(list[unchecked: place])
        let difference = unsafe column[unchecked: row] - coordinate
        unsafe sums[unchecked: place] += difference * difference
      }
    }
    return result
  }

  /// Returns the same of all rows of some blocks; zero in lanes without a row.
  func squaredDistances(_ blocks: Range<Int>, to point: [Double]) -> [SIMD8<Double>] {
    var result = [SIMD8<Double>](repeating: .zero, count: blocks.count)
    var sums = result.mutableSpan
    for feature in 0..<columnCount {
      let coordinate = point[feature]
      for place in sums.indices {
        let difference = eight(blocks.lowerBound &+ place, feature) - coordinate
        sums[place] += difference * difference
      }
    }
    for lane in 0..<max(0, blocks.upperBound * 8 - rowCount) {
      result[blocks.count - 1][7 - lane] = 0
    }
    return result
  }
}
