extension GroupedSearch {
  /// Keeps of what is gathered for a row the nearest, and all that are as far as the last of them.
  ///
  /// - Precondition: At least `count` rows are gathered.
  func cut(_ position: Int) {
    // Safe: what is gathered is within the room of the row.
    let (squares, places) = unsafe (squares + position * room, places + position * room)
    let total = unsafe filled[position]
    let limit = unsafe select(squares, places, total)
    var kept = 0
    for i in 0..<total where unsafe squares[i] <= limit {
      let (square, place) = unsafe (squares[i], places[i])
      unsafe squares[kept] = square
      unsafe places[kept] = place
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
    // Safe: what is gathered is within the room of the row, and places are those of rows.
    let (squares, places) = unsafe (squares + position * room, places + position * room)
    let total = unsafe filled[position]
    for i in 1..<max(1, total) {
      let (square, place) = unsafe (squares[i], places[i])
      var free = i
      while free > 0, unsafe isBefore(square, place, squares[free - 1], places[free - 1]) {
        unsafe squares[free] = squares[free - 1]
        unsafe places[free] = places[free - 1]
        free -= 1
      }
      unsafe squares[free] = square
      unsafe places[free] = place
    }
    unsafe filled[position] = min(total, count)
  }

  @inline(__always)
  private func isBefore(_ a: Double, _ placeA: Int32, _ b: Double, _ placeB: Int32) -> Bool {
    guard a == b else { return a < b }
    return unsafe tree.order[Int(placeA)] < tree.order[Int(placeB)]
  }

  /// Returns the distance of the neighbour of the last number, by halves around a middle value.
  @inline(__always)
  private func select(
    _ squares: UnsafeMutablePointer<Double>, _ places: UnsafeMutablePointer<Int32>, _ total: Int
  ) -> Double {
    let wanted = count - 1
    var (low, high) = (0, total)
    while high - low > 1 {
      let (a, b, c) = unsafe (squares[low], squares[(low + high) / 2], squares[high - 1])
      let pivot = max(min(a, b), min(max(a, b), c))
      var middle = unsafe part(squares, places, low, high) { $0 < pivot }
      if middle == low {
        // None is below the pivot: those equal to it come first.
        middle = unsafe part(squares, places, low, high) { $0 <= pivot }
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
    _ squares: UnsafeMutablePointer<Double>, _ places: UnsafeMutablePointer<Int32>, _ low: Int,
    _ high: Int, _ isFirst: (Double) -> Bool
  ) -> Int {
    var end = low
    for i in low..<high {
      let (square, place) = unsafe (squares[i], places[i])
      unsafe squares[i] = squares[end]
      unsafe places[i] = places[end]
      unsafe squares[end] = square
      unsafe places[end] = place
      end &+= isFirst(square) ? 1 : 0
    }
    return end
  }
}
