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
    } else if keptVectors == 3 {
      // Twenty neighbours, as local outlier factors have them, stay in registers too.
      var (first, second, third) = unsafe (kept[0], kept[1], kept[2])
      while rest != 0 {
        let lane = rest.trailingZeroBitCount
        rest &= rest &- 1
        let (square, row) = unsafe (distances[lane], Double(order[lane]))
        guard square <= third.squares[7] else { continue }
        third.insert(square, row, after: second.squares[7], second.rows[7])
        second.insert(square, row, after: first.squares[7], first.rows[7])
        first.insert(square, row, after: -.infinity, -1)
      }
      unsafe (kept[0], kept[1], kept[2]) = (first, second, third)
    } else {
      while rest != 0 {
        let lane = rest.trailingZeroBitCount
        rest &= rest &- 1
        // Those before it may have left no room for a row that is far.
        guard unsafe distances[lane] <= kept[keptVectors - 1].squares[7] else { continue }
        unsafe insert(distances[lane], Double(order[lane]), into: kept)
      }
    }
    let last = unsafe kept[keptVectors - 1].squares[7]
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
///
/// The first lanes of the first eight may hold no row: they are nearer than all rows, so that the last
/// neighbour is always in the last lane.
struct KeptRows {
  /// The squared distances, infinite where no row is kept yet.
  var squares = SIMD8<Double>(repeating: .infinity)

  /// The numbers of the rows.
  var rows = SIMD8<Double>(repeating: .infinity)

  /// The numbers of the rows as whole numbers; any where no row is kept.
  @inline(__always)
  var wholeRows: SIMD8<Int32> {
    // What is added to 2⁵² fills the lowest bits.
    // Safe: any bits are a whole number.
    let bits = unsafe unsafeBitCast(rows + 0x1p52, to: SIMD8<UInt64>.self)
    return SIMD8<Int32>(truncatingIfNeeded: bits)
  }

  /// Inserts a row where it belongs, or the row before these eight where it belongs before that one.
  @inline(__always)
  mutating func insert(
    _ square: Double, _ row: Double, after lastSquare: Double, _ lastRow: Double
  ) {
    let (newSquares, newRows) = (SIMD8(repeating: square), SIMD8(repeating: row))
    let movedSquares = squares.moved(lastSquare)
    let movedRows = rows.moved(lastRow)
    // Of three in order the middle one is right: those before the new row are less, those behind it moved.
    let newOrder = squares.least(movedSquares.greatest(newSquares))
    // Masks are made where they are used: what goes from one branch into another is packed to bits first.
    if (squares .== newSquares).holdsAnywhere || lastSquare == square {
      // Of equally far rows the number decides.
      let stays = (squares .< newSquares) .| ((squares .== newSquares) .& (rows .< newRows))
      let isAfter =
        (movedSquares .< newSquares) .| ((movedSquares .== newSquares) .& (movedRows .< newRows))
      rows = movedRows.replacing(with: newRows, where: isAfter).replacing(with: rows, where: stays)
    } else {
      rows = movedRows.replacing(with: newRows, where: movedSquares .< newSquares)
        .replacing(with: rows, where: squares .< newSquares)
    }
    squares = newOrder
  }
}

extension SIMD8<Double> {
  /// The lanes moved by one, with another value in the first.
  @inline(__always)
  fileprivate func moved(_ first: Double) -> SIMD8<Double> {
    SIMD8(first, self[0], self[1], self[2], self[3], self[4], self[5], self[6])
  }
}
