/// A row and the number it is sorted by.
struct KeyedRow {
  var key: UInt64
  var row: Int32
}

/// Returns rows in the order of their numbers, those with equal numbers in the order of rows.
///
/// Digits of about eleven bits are sorted one after another, the last first, so the time does not
/// depend on how the numbers lie.
///
/// - Parameters:
///   - keys: The number of each row.
///   - bits: How many bits the numbers have.
/// - Returns: The rows with their numbers.
/// - Complexity: O(`n` · bits).
func sortedByDigits(_ keys: [UInt64], bits: Int) -> [KeyedRow] {
  var sorted = keys.indices.map { KeyedRow(key: keys[$0], row: Int32($0)) }
  guard bits > 0 else { return sorted }
  let passes = (bits + 10) / 11
  let width = (bits + passes - 1) / passes
  var other = sorted
  for pass in 0..<passes {
    move(sorted, into: &other, byDigitAt: UInt64(pass * width), bits: width)
    swap(&sorted, &other)
  }
  return sorted
}

private func move(
  _ rows: [KeyedRow], into target: inout [KeyedRow], byDigitAt shift: UInt64, bits: Int
) {
  let mask: UInt64 = 1 << UInt64(bits) - 1
  var places = [Int](repeating: 0, count: 1 << bits)
  for row in rows { places[Int(row.key >> shift & mask)] += 1 }
  var start = 0
  for digit in places.indices {
    let count = places[digit]
    places[digit] = start
    start += count
  }
  for row in rows {
    let digit = Int(row.key >> shift & mask)
    target[places[digit]] = row
    places[digit] += 1
  }
}
