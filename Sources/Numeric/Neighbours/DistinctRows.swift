/// The different rows of a matrix, in the order in which they first appear.
///
/// Many tables repeat few rows: half a million invoice lines hold fifteen thousand different pairs
/// of quantity and price. What depends on the row alone is then worked out once for each.
public struct DistinctRows: Sendable {
  /// The row at which each different one first appears.
  public private(set) var first: [Int] = []

  /// How often each different row appears.
  public private(set) var counts: [Int] = []

  /// Which of the different rows each row is.
  public private(set) var place: [Int32] = []

  /// Finds the different rows; 0 and -0 are equal.
  ///
  /// - Complexity: O(`n` · `d`) expected.
  public init(of rows: Matrix) {
    let hashes = rowHashes(of: rows)
    var size = 16
    while size < 2 * rows.rowCount { size *= 2 }
    var slots = [Int32](repeating: -1, count: size)
    place.reserveCapacity(rows.rowCount)
    for row in hashes.indices {
      var slot = Int(truncatingIfNeeded: hashes[row]) & (size - 1)
      while slots[slot] >= 0, !rows.hasEqualRows(first[Int(slots[slot])], row) {
        slot = (slot + 1) & (size - 1)
      }
      place.append(take(row, into: &slots[slot]))
    }
  }

  /// Whether a matrix seems to repeat its rows so often that finding the different ones pays.
  ///
  /// Looks for equal rows among a thousand, evenly spread. Among twenty thousand different rows some
  /// of them are equal; where none are, there are hundreds of thousands.
  public static func seemFewer(than rows: Matrix) -> Bool {
    let looked = min(1_000, rows.rowCount)
    let drawn = (0..<looked).map { $0 * rows.rowCount / looked }
    return DistinctRows(of: rows.selectingRows(drawn)).first.count < looked
  }

  /// Counts the rows that differ, and stops at a number that is enough.
  ///
  /// - Complexity: O(`enough` · `d`) where few of the first rows are equal, O(`n` · `d`) at worst.
  public static func count(of rows: Matrix, upTo enough: Int) -> Int {
    var seen: Set<[Double]> = []
    for row in 0..<rows.rowCount {
      guard seen.count < enough else { break }
      seen.insert(rows.row(row))
    }
    return seen.count
  }

  /// Counts a row, as a new one when its slot is empty.
  private mutating func take(_ row: Int, into slot: inout Int32) -> Int32 {
    if slot < 0 {
      slot = Int32(first.count)
      first.append(row)
      counts.append(0)
    }
    counts[Int(slot)] += 1
    return slot
  }
}

/// Mixes the values of each row into one number, column after column.
private func rowHashes(of rows: Matrix) -> [UInt64] {
  var hashes = [UInt64](repeating: 0, count: rows.rowCount)
  for feature in 0..<rows.columnCount {
    let column = rows.column(feature)
    // Adding 0 makes -0 into 0.
    for row in hashes.indices {
      hashes[row] = SplitMix64.mixed(
        hashes[row] &+ 0x9E37_79B9_7F4A_7C15 ^ (column[row] + 0).bitPattern)
    }
  }
  return hashes
}

extension Matrix {
  /// Whether two rows hold equal values; NaN counts as equal to itself.
  fileprivate func hasEqualRows(_ a: Int, _ b: Int) -> Bool {
    for feature in 0..<columnCount {
      let (x, y) = (self[a, feature], self[b, feature])
      if x != y && !(x.isNaN && y.isNaN) { return false }
    }
    return true
  }
}
