extension NeighbourTree {
  /// Finds the rows of the tree nearest to each of some rows, sixteen that lie together at a time.
  ///
  /// - Parameters:
  ///   - matrix: The rows, as wide as those of the tree, at least one feature.
  ///   - areInTree: Whether the tree was made of these rows.
  ///   - count: How many neighbours to find, at most as many as the tree has rows.
  ///   - body: Takes a row, its neighbours, the nearest first and of equally near ones the first,
  ///     and the distances to them. It runs on several rows side by side.
  func forEachNeighbourhood(
    of matrix: Matrix, areInTree: Bool, count: Int, _ body: @Sendable (Int, Neighbourhood) -> Void
  ) {
    guard count > 0, matrix.rowCount > 0 else { return }
    let order = areInTree ? Array(order.prefix(rowCount)) : orderByLeaves(of: matrix)
    switch matrix.columnCount {
    case 2: unsafe search(matrix, order, count, TwoFeatures(), body)
    case 3: unsafe search(matrix, order, count, ThreeFeatures(), body)
    default: unsafe search(matrix, order, count, ManyFeatures(count: matrix.columnCount), body)
    }
  }

  /// Returns what a body makes of the rows of the tree nearest to each of some rows, as
  /// ``forEachNeighbourhood(of:areInTree:count:_:)`` finds them.
  ///
  /// - Precondition: `count > 0`.
  func mapNeighbourhoods<Value: Sendable & BitwiseCopyable>(
    of matrix: Matrix, areInTree: Bool, count: Int, _ body: @Sendable (Int, Neighbourhood) -> Value
  ) -> [Value] {
    precondition(count > 0, "a neighbour")
    return unsafe Array(unsafeUninitializedCapacity: matrix.rowCount) { results, filled in
      // Safe: every row is met once, and writes its own result.
      nonisolated(unsafe) let results = unsafe results
      unsafe forEachNeighbourhood(of: matrix, areInTree: areInTree, count: count) { row, found in
        unsafe results[row] = body(row, found)
      }
      filled = matrix.rowCount
    }
  }

  /// Searches for one group after the other, several runs of groups at a time.
  private func search<Width: FeatureWidth & Sendable>(
    _ matrix: Matrix, _ order: [Int32], _ count: Int, _ width: Width,
    _ body: @Sendable (Int, Neighbourhood) -> Void
  ) {
    let (rowsPerTask, rowsPerGroup) = (512, NeighbourTree.leafRows)
    Parallel.perform((order.count + rowsPerTask - 1) / rowsPerTask) { task in
      let end = min(order.count, (task + 1) * rowsPerTask)
      unsafe withArrays { arrays in
        var search = unsafe GroupedSearch(arrays, count: count, width: width)
        for first in stride(from: task * rowsPerTask, to: end, by: rowsPerGroup) {
          let group = order[first..<min(end, first + rowsPerGroup)]
          search.search(matrix, group)
          for (position, row) in group.enumerated() {
            unsafe body(Int(row), search.neighbourhood(of: position, rowCount: rowCount))
          }
        }
      }
    }
  }
}

/// The neighbours of one row while a search holds them.
@unsafe
struct Neighbourhood {
  /// The neighbours, the nearest first and of equally near ones the first.
  let rows: UnsafeMutableBufferPointer<Int32>

  /// The squared Euclidean distances to them; ``takeRoots()`` makes them distances.
  let squares: UnsafeMutableBufferPointer<Double>

  /// Takes the square roots of the distances, in place.
  func takeRoots() -> UnsafeMutableBufferPointer<Double> {
    for i in unsafe squares.indices { unsafe squares[i] = squares[i].squareRoot() }
    return unsafe squares
  }
}

extension GroupedSearch {
  /// Returns the neighbours of one row of the group, the nearest first; the group is searched anew
  /// before they are asked for again.
  ///
  /// Rows whose distance is beyond all numbers are not gathered; the first of them fill what is left.
  func neighbourhood(of position: Int, rowCount: Int) -> Neighbourhood {
    if isKeptSorted {
      takeKept(position)
    } else {
      if unsafe filled[position] > count { cut(position) }
      sort(position)
    }
    // Safe: what is gathered is within the room of the row, which is more than `count`, and so much more
    // that what is kept fits with the lanes before it.
    let first = position * room + (isKeptSorted ? unusedLanes : 0)
    let rows = unsafe UnsafeMutableBufferPointer(start: rows + first, count: count)
    let squares = unsafe UnsafeMutableBufferPointer(start: squares + first, count: count)
    let found = unsafe filled[position]
    if found < count {
      let near = unsafe Set(rows.prefix(found))
      var next = found
      for row in 0..<Int32(rowCount) where next < count && !near.contains(row) {
        unsafe rows[next] = row
        unsafe squares[next] = .infinity
        next += 1
      }
    }
    return unsafe Neighbourhood(rows: rows, squares: squares)
  }

  /// Writes the rows kept for a row of the group as if they were gathered, behind the lanes that hold none.
  private func takeKept(_ position: Int) {
    // Safe: there are so many vectors, and room for `count` + 64 of what is gathered.
    let kept = unsafe self.kept + position * keptVectors
    var infinite = 0
    for vector in 0..<keptVectors {
      let eight = unsafe kept[vector]
      let first = position * room + vector * 8
      unsafe UnsafeMutableRawPointer(squares + first)
        .storeBytes(of: eight.squares, as: SIMD8<Double>.self)
      unsafe UnsafeMutableRawPointer(rows + first)
        .storeBytes(of: eight.wholeRows, as: SIMD8<Int32>.self)
      infinite += (eight.squares .== .infinity).bits.nonzeroBitCount
    }
    unsafe filled[position] = count - infinite
  }
}
