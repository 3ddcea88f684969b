extension GroupedSearch {
  /// Keeps of what is gathered for a row the nearest, and all that are as far as the last of them.
  ///
  /// - Precondition: At least `count` rows are gathered.
  func cut(_ position: Int) {
    // Safe: what is gathered is within the room of the row.
    let (squares, rows) = unsafe (squares + position * room, rows + position * room)
    let total = unsafe filled[position]
    let limit = unsafe select(squares, rows, total)
    var kept = 0
    for i in 0..<total where unsafe squares[i] <= limit {
      let (square, row) = unsafe (squares[i], rows[i])
      unsafe squares[kept] = square
      unsafe rows[kept] = row
      kept += 1
    }
    unsafe filled[position] = kept
    unsafe limits[position] = limit
    // So many are equally far that the first of them must be told.
    if kept >= count + 16 { sort(position) }
  }

  /// Sorts what is gathered for a row by distance, equally far rows by their number, and keeps
  /// `count` of them.
  func sort(_ position: Int) {
    // Safe: what is gathered is within the room of the row.
    let (squares, rows) = unsafe (squares + position * room, rows + position * room)
    let total = unsafe filled[position]
    for i in 1..<max(1, total) {
      let (square, row) = unsafe (squares[i], rows[i])
      var free = i
      while free > 0, unsafe isBefore(square, row, squares[free - 1], rows[free - 1]) {
        unsafe squares[free] = squares[free - 1]
        unsafe rows[free] = rows[free - 1]
        free -= 1
      }
      unsafe squares[free] = square
      unsafe rows[free] = row
    }
    unsafe filled[position] = min(total, count)
  }

  /// Whether a row comes before another: it is nearer, or as near and its number lower.
  @inline(__always)
  func isBefore(_ a: Double, _ rowA: Int32, _ b: Double, _ rowB: Int32) -> Bool {
    a == b ? rowA < rowB : a < b
  }

  /// Returns the distance of the neighbour of the last number, by halves around a middle value.
  @inline(__always)
  private func select(
    _ squares: UnsafeMutablePointer<Double>, _ rows: UnsafeMutablePointer<Int32>, _ total: Int
  ) -> Double {
    let wanted = count - 1
    var (low, high) = (0, total)
    while high - low > 1 {
      let (a, b, c) = unsafe (squares[low], squares[(low + high) / 2], squares[high - 1])
      let pivot = max(min(a, b), min(max(a, b), c))
      var middle = unsafe part(squares, rows, low, high) { $0 < pivot }
      if middle == low {
        // None is below the pivot: those equal to it come first.
        middle = unsafe part(squares, rows, low, high) { $0 <= pivot }
        if wanted < middle { return pivot }
        low = middle
      } else if wanted < middle {
        high = middle
      } else {
        low = middle
      }
    }
    return unsafe squares[low]
  }

  /// Moves what satisfies a condition before what does not, without a branch; returns how far it goes.
  @inline(__always)
  private func part(
    _ squares: UnsafeMutablePointer<Double>, _ rows: UnsafeMutablePointer<Int32>, _ low: Int,
    _ high: Int, _ isFirst: (Double) -> Bool
  ) -> Int {
    var end = low
    for i in low..<high {
      let (square, row) = unsafe (squares[i], rows[i])
      unsafe squares[i] = squares[end]
      unsafe rows[i] = rows[end]
      unsafe squares[end] = square
      unsafe rows[end] = row
      end &+= isFirst(square) ? 1 : 0
    }
    return end
  }
}
