/// Which of the rows nearest to a row are left out.
enum LeftOutRows: Sendable {
  /// None.
  case none

  /// The row itself, by its number; the last where it is not among them.
  case itself

  /// One row equal to the row; those that stand for several count as often as given.
  case oneEqual(counts: [Int]?)

  /// How many rows to search for, so that enough are left.
  func needed(_ count: Int) -> Int {
    if case .none = self { count } else { count + 1 }
  }

  /// Writes what is left of the nearest rows, the nearest first.
  ///
  /// - Parameters:
  ///   - found: The nearest rows of a row.
  ///   - row: The row.
  ///   - rows: Where rows go, as many as are wanted.
  ///   - distances: Where distances go, as many.
  func write(
    _ found: Neighbourhood, of row: Int, to rows: UnsafeMutableBufferPointer<Int32>,
    _ distances: UnsafeMutableBufferPointer<Double>
  ) {
    let total = unsafe found.rows.count
    let roots = unsafe found.takeRoots()
    var skipped = total
    switch self {
    case .none: break
    case .itself: skipped = unsafe found.rows.firstIndex(of: Int32(row)) ?? total - 1
    case .oneEqual(let counts):
      let isEqual = unsafe roots[0] == 0
      if let counts {
        unsafe writeRepeated(found.rows, roots, counts, isEqual ? 1 : 0, rows, distances)
        return
      }
      if isEqual { skipped = 0 }
    }
    // Safe: at most one is passed over, and one more than wanted was found if so.
    for place in rows.indices {
      let from = place < skipped ? place : place + 1
      unsafe rows[place] = found.rows[from]
      unsafe distances[place] = roots[from]
    }
  }

  /// Returns what a body makes of what is left of the nearest rows of a row.
  func map(
    _ found: Neighbourhood, of row: Int, _ count: Int,
    _ body: (Span<Int32>, Span<Double>) -> Double
  ) -> Double {
    if case .oneEqual(counts: nil) = self {
      // Safe: one more than wanted was found, and the search holds them while the body runs.
      let roots = unsafe found.takeRoots()
      let first = unsafe roots[0] == 0 ? 1 : 0
      let left = first..<first + count
      return unsafe body(
        Span(_unsafeElements: found.rows.extracting(left)),
        Span(_unsafeElements: roots.extracting(left)))
    }
    return unsafe withUnsafeTemporaryAllocation(of: Int32.self, capacity: count) { rows in
      unsafe withUnsafeTemporaryAllocation(of: Double.self, capacity: count) { distances in
        // Safe: all of both is written before it is read.
        unsafe write(found, of: row, to: rows, distances)
        return unsafe body(Span(_unsafeElements: rows), Span(_unsafeElements: distances))
      }
    }
  }

  /// Writes rows as often as they count, the first of them some times less.
  private func writeRepeated(
    _ found: UnsafeMutableBufferPointer<Int32>, _ roots: UnsafeMutableBufferPointer<Double>,
    _ counts: [Int], _ leftOut: Int,
    _ rows: UnsafeMutableBufferPointer<Int32>, _ distances: UnsafeMutableBufferPointer<Double>
  ) {
    var (place, leftOut) = (0, leftOut)
    for nearest in found.indices {
      let (row, distance) = unsafe (found[nearest], roots[nearest])
      let end = min(rows.count, place + counts[Int(row)] - leftOut)
      while place < end {
        unsafe rows[place] = row
        unsafe distances[place] = distance
        place += 1
      }
      leftOut = 0
      if place == rows.count { break }
    }
  }
}
