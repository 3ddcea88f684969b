extension BlockedRows {
  /// From so many rows on, arranging them pays.
  public static let leastRowsInTiles = 65_536

  /// Prepares rows to be grouped in the order given: many of five features or more stay where they
  /// are and get a copy in single precision, others are put into blocks.
  ///
  /// - Complexity: O(`n` · `d`).
  public static func prepared(_ rows: Matrix) -> BlockedRows {
    rows.rowCount >= leastRowsInTiles && rows.columnCount > SpaceOrder.mostFeatures
      ? BlockedRows(SingleRows(rows)) : BlockedRows(rows)
  }

  /// Puts many rows of few features into the order of space, in which near rows are grouped together.
  ///
  /// - Parameters:
  ///   - rows: The rows, finite.
  ///   - prepared: The same rows, as ``prepared(_:)`` returns them.
  /// - Returns: The rows in an order that depends on nothing but their values and their order, or
  ///   in the order given when that would not pay.
  /// - Complexity: O(`n` · `d`).
  public static func arranged(_ rows: Matrix, _ prepared: consuming BlockedRows) -> BlockedRows {
    guard rows.rowCount >= leastRowsInTiles, rows.rowCount <= Int(UInt32.max),
      1...SpaceOrder.mostFeatures ~= rows.columnCount, let order = SpaceOrder(over: rows)
    else { return prepared }
    // The blocks are not needed any more, and as large as what follows.
    _ = consume prepared
    return BlockedRows(rows, inTiles: order.order(of: rows))
  }

  /// Copies rows in an order, and measures their tiles.
  init(_ rows: Matrix, inTiles order: [UInt32]) {
    let plain = BlockedRows(rows, inOrder: order)
    self.init(plain, tiles: Tiles(of: plain))
  }

  private init(_ rows: Matrix, inOrder order: [UInt32]) {
    let (rowCount, features) = (rows.rowCount, rows.columnCount)
    let stride = features * 8
    let values = filledArray((rowCount + 7) / 8 * stride, atLeast: 65_536, unit: stride) {
      (cells: Range<Int>, chunk: inout MutableSpan<Double>) in
      for first in Swift.stride(from: cells.lowerBound, to: cells.upperBound, by: stride) {
        let block = first / stride
        for feature in 0..<features {
          let value = rows.column(feature).eight(order.span, of: block)
          for lane in 0..<8 {
            chunk[first &- cells.lowerBound &+ feature &* 8 &+ lane] = value[lane]
          }
        }
      }
    }
    self.init(rowCount: rowCount, featureCount: features, values: values)
  }
}

extension Span<Double> {
  /// The values of the rows of a block; zero in lanes without a row.
  @inline(__always)
  fileprivate func eight(_ order: Span<UInt32>, of block: Int) -> SIMD8<Double> {
    var result = SIMD8<Double>.zero
    guard block &* 8 &+ 8 <= count else {
      for place in block &* 8..<count { result[place & 7] = self[Int(order[place])] }
      return result
    }
    for lane in 0..<8 {
      // Safe: the order is one of all rows, and the block is whole.
      result[lane] = unsafe self[unchecked: Int(order[unchecked: block &* 8 &+ lane])]
    }
    return result
  }
}
