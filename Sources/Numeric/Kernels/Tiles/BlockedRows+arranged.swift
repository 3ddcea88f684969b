extension BlockedRows {
  /// From so many rows on, arranging them pays.
  public static let leastRowsInTiles = 65_536

  /// From so many rows on they are not copied for the seeds, since memory counts for more than time.
  private static let leastRowsInPlace = 1 << 22

  /// Prepares rows to be grouped in the order given: many of five features or more stay where they
  /// are and get a copy in single precision, others are put into blocks unless they are very many.
  ///
  /// - Complexity: O(`n` · `d`).
  public static func prepared(_ rows: Matrix) -> BlockedRows {
    guard rows.rowCount >= leastRowsInTiles, rows.columnCount > 0 else { return BlockedRows(rows) }
    if rows.columnCount > SpaceOrder.mostFeatures { return BlockedRows(SingleRows(rows)) }
    return rows.rowCount >= leastRowsInPlace ? BlockedRows(given: rows) : BlockedRows(rows)
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
    guard rows.rowCount >= leastRowsInTiles, 1...SpaceOrder.mostFeatures ~= rows.columnCount,
      let order = SpaceOrder(over: rows)
    else { return prepared.singles == nil ? prepared.inBlocks : prepared }
    // The blocks are not needed any more, and as large as what follows.
    _ = consume prepared
    return BlockedRows(rows, inTilesOf: order)
  }

  /// Copies rows in an order, and measures their tiles.
  init(_ rows: Matrix, inTilesOf order: SpaceOrder) {
    let plain = BlockedRows(
      rowCount: rows.rowCount, featureCount: rows.columnCount, values: order.arranged(rows))
    self.init(plain, tiles: Tiles(of: plain))
  }
}
