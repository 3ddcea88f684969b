/// Putting rows into the order of space: first into buckets by the high bits of their cells, then each
/// bucket, which mostly fits the cache, by the low ones.
///
/// The rows themselves are moved, so nothing but their copy takes memory. Where a row goes depends on
/// the rows alone.
extension SpaceOrder {
  /// Returns the rows in their new order, in blocks of eight.
  ///
  /// - Complexity: O(`n` · `d`).
  func arranged(_ rows: Matrix) -> [Double] {
    let (features, count) = (rows.columnCount, rows.rowCount)
    let cells = (count + 7) / 8 * 8 * features
    // Safe: every cell is written: those of rows, and those past the last row.
    return unsafe Array(unsafeUninitializedCapacity: cells) { buffer, filled in
      unsafe askForLargePages(UnsafeMutableRawBufferPointer(buffer))
      let target = unsafe UnsafeMutableBufferPointer(rebasing: buffer[0..<cells])
      for cell in count * features..<cells { unsafe target[cell] = 0 }
      let starts = unsafe putIntoBuckets(rows, target)
      unsafe sortBuckets(target, starts, features)
      var span = unsafe MutableSpan(_unsafeElements: target)
      forEachChunk(of: &span, atLeast: 65_536, unit: 8 * features) { _, chunk in
        putIntoBlocks(&chunk, features)
      }
      filled = cells
    }
  }

  /// Copies rows, one after another, by the high bits; returns where buckets start, and the end.
  private func putIntoBuckets(
    _ rows: Matrix, _ target: UnsafeMutableBufferPointer<Double>
  ) -> [Int] {
    let (features, count) = (rows.columnCount, rows.rowCount)
    let (places, starts) = places(of: rows)
    // Safe: each part has places of its own.
    nonisolated(unsafe) let target = unsafe target
    Parallel.perform(places.count) { part in
      var next = places[part]
      for row in partBounds(part, of: rows) {
        let bucket = Int(cell(row, of: rows) >> UInt32(Self.lowBits))
        for feature in 0..<features {
          unsafe target[next[bucket] &* features &+ feature] =
            rows.span[unchecked: feature &* count &+ row]
        }
        next[bucket] &+= 1
      }
    }
    return starts
  }

  /// Where the first row of each part goes in each bucket, and where the buckets start, with the end.
  private func places(of rows: Matrix) -> (places: [[Int]], starts: [Int]) {
    var counts = concurrentMap(Self.parts(of: rows)) { part in
      var counts = [Int](repeating: 0, count: 1 << Self.highBits)
      for row in partBounds(part, of: rows) {
        counts[Int(cell(row, of: rows) >> UInt32(Self.lowBits))] += 1
      }
      return counts
    }
    var next = 0
    var starts: [Int] = []
    for bucket in 0..<1 << Self.highBits {
      starts.append(next)
      for part in counts.indices {
        (counts[part][bucket], next) = (next, next + counts[part][bucket])
      }
    }
    return (counts, starts + [next])
  }

  /// The rows of a part.
  private func partBounds(_ part: Int, of rows: Matrix) -> Range<Int> {
    let parts = Self.parts(of: rows)
    return rows.rowCount * part / parts..<rows.rowCount * (part + 1) / parts
  }

  private static func parts(of rows: Matrix) -> Int { max(1, min(rows.rowCount / 65_536, 64)) }

  /// The cell of a row of a matrix.
  @inline(__always)
  private func cell(_ row: Int, of rows: Matrix) -> UInt32 {
    let (values, count) = (rows.span, rows.rowCount)
    // Safe: the row and the features exist.
    return cell(rows.columnCount) { unsafe values[unchecked: $0 &* count &+ row] }
  }
}

extension SpaceOrder {
  /// Sorts the rows of each bucket.
  private func sortBuckets(
    _ target: UnsafeMutableBufferPointer<Double>, _ starts: [Int], _ features: Int
  ) {
    let (buckets, tasks) = (starts.count - 1, 64)
    // Safe: each task has buckets of its own.
    nonisolated(unsafe) let target = unsafe target
    Parallel.perform(tasks) { task in
      for bucket in buckets * task / tasks..<buckets * (task + 1) / tasks {
        let values = starts[bucket] * features..<starts[bucket + 1] * features
        var span = unsafe MutableSpan(_unsafeElements: target.extracting(values))
        sort(&span, features)
      }
    }
  }

  /// Sorts the rows of a bucket, row after row, by the low bits of their cells.
  private func sort(_ values: inout MutableSpan<Double>, _ features: Int) {
    let count = values.count / features
    guard count > 1 else { return }
    let mask = UInt32(1 << Self.lowBits - 1)
    let digits = (0..<count).map { row in
      UInt16(truncatingIfNeeded: cell(features) { values[row &* features &+ $0] } & mask)
    }
    var next = [Int](repeating: 0, count: 1 << Self.lowBits)
    for digit in digits { next[Int(digit)] += 1 }
    var start = 0
    for digit in next.indices { (next[digit], start) = (start, start + next[digit]) }
    var sorted = [Double](repeating: 0, count: values.count)
    for row in 0..<count {
      let place = next[Int(digits[row])]
      next[Int(digits[row])] = place &+ 1
      for feature in 0..<features {
        sorted[place &* features &+ feature] = values[row &* features &+ feature]
      }
    }
    for cell in sorted.indices { values[cell] = sorted[cell] }
  }

  /// Turns rows that stand one after another into blocks of eight.
  private func putIntoBlocks(_ values: inout MutableSpan<Double>, _ features: Int) {
    var block = [Double](repeating: 0, count: 8 * features)
    for first in stride(from: 0, to: values.count, by: 8 * features) {
      for lane in 0..<8 {
        for feature in 0..<features {
          block[feature &* 8 &+ lane] = values[first &+ lane &* features &+ feature]
        }
      }
      for cell in block.indices { values[first &+ cell] = block[cell] }
    }
  }
}
