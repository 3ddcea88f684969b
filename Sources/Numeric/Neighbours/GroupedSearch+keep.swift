extension GroupedSearch {
  /// Inserts rows of a leaf where they belong among those kept for a row of the group.
  ///
  /// Every row moves those behind it by a place, eight at a time; what is too far falls off the end.
  @inline(__always)
  func keep(_ near: UInt64, ofLeaf leaf: Int, _ position: Int) {
    // Safe: each row of the group keeps so many vectors, and a leaf has sixteen distances and rows.
    let kept = unsafe self.kept + position * keptVectors
    let distances = unsafe UnsafeRawPointer(found).assumingMemoryBound(to: Double.self)
    let order = unsafe tree.order + leaf * NeighbourTree.leafRows
    var rest = near
    if keptVectors == 1 {
      var eight = unsafe kept[0]
      while rest != 0 {
        let lane = rest.trailingZeroBitCount
        rest &= rest &- 1
        unsafe eight.insert(distances[lane], Double(order[lane]), after: -.infinity, -1)
      }
      unsafe kept[0] = eight
    } else {
      let (vector, place) = ((count - 1) / 8, (count - 1) % 8)
      while rest != 0 {
        let lane = rest.trailingZeroBitCount
        rest &= rest &- 1
        // Those before it may have left no room for a row that is far.
        guard unsafe distances[lane] <= kept[vector].squares[place] else { continue }
        unsafe insert(distances[lane], Double(order[lane]), into: kept)
      }
    }
    let last = unsafe kept[(count - 1) / 8].squares[(count - 1) % 8]
    unsafe limits[position] = last < .infinity ? last : .greatestFiniteMagnitude
  }

  /// Inserts a row among those kept, from the last vector to that where it belongs.
  @inline(__always)
  private func insert(
    _ square: Double, _ row: Double, into kept: UnsafeMutablePointer<KeptRows>
  ) {
    // Safe: there are so many vectors.
    var vector = keptVectors - 1
    while vector > 0, unsafe kept[vector].squares[0] >= square {
      let before = unsafe kept + vector - 1
      unsafe kept[vector].insert(
        square, row, after: before.pointee.squares[7], before.pointee.rows[7])
      vector -= 1
    }
    if vector > 0 {
      let before = unsafe kept + vector - 1
      unsafe kept[vector].insert(
        square, row, after: before.pointee.squares[7], before.pointee.rows[7])
    } else {
      unsafe kept[0].insert(square, row, after: -.infinity, -1)
    }
  }
}

/// Eight rows in the order of their distance, equally far ones in the order of their number.
struct KeptRows {
  /// The squared distances, infinite where no row is kept yet.
  var squares = SIMD8<Double>(repeating: .infinity)

  /// The numbers of the rows.
  var rows = SIMD8<Double>(repeating: .infinity)

  /// Inserts a row where it belongs, or the row before these eight where it belongs before that one.
  @inline(__always)
  mutating func insert(
    _ square: Double, _ row: Double, after lastSquare: Double, _ lastRow: Double
  ) {
    let (newSquares, newRows) = (SIMD8(repeating: square), SIMD8(repeating: row))
    let movedSquares = squares.moved(lastSquare)
    let movedRows = rows.moved(lastRow)
    let stays =
      (squares .< newSquares) .| ((squares .== newSquares) .& (rows .< newRows))
    let isAfter =
      (movedSquares .< newSquares) .| ((movedSquares .== newSquares) .& (movedRows .< newRows))
    squares = movedSquares.replacing(with: newSquares, where: isAfter)
      .replacing(with: squares, where: stays)
    rows = movedRows.replacing(with: newRows, where: isAfter).replacing(with: rows, where: stays)
  }
}

extension SIMD8<Double> {
  /// The lanes moved by one, with another value in the first.
  @inline(__always)
  fileprivate func moved(_ first: Double) -> SIMD8<Double> {
    SIMD8(first, self[0], self[1], self[2], self[3], self[4], self[5], self[6])
  }
}
