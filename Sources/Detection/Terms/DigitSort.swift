/// Returns values in rising order, both zeros as one.
///
/// Long lists are put in order digit by digit, eleven bits at a time from the lowest, which passes
/// over them at most eight times and compares nothing.
///
/// - Complexity: O(`n`).
func sortedByDigits(_ values: [Double]) -> [Double] {
  guard values.count >= 256, values.count < 1 << 31 else { return values.map { $0 + 0 }.sorted() }
  var keys = values.map(orderedKey)
  var others = keys
  let counts = digitCounts(of: keys.span)
  for digit in 0..<KeyDigits.count {
    let counts = counts[digit * KeyDigits.values..<(digit + 1) * KeyDigits.values]
    // A digit that all keys share changes nothing.
    guard !counts.contains(UInt32(keys.count)) else { continue }
    place(keys.span, byDigit: digit, counts: counts, into: &others)
    swap(&keys, &others)
  }
  return keys.map { Double(bitPattern: $0 >> 63 == 1 ? $0 ^ (1 << 63) : ~$0) }
}

/// Returns a whole number that is greater for greater numbers.
private func orderedKey(_ value: Double) -> UInt64 {
  // Adding zero makes both zeros one.
  let bits = (value + 0).bitPattern
  return bits >> 63 == 1 ? ~bits : bits ^ (1 << 63)
}

/// The digits of keys of 64 bits.
private enum KeyDigits {
  static let count = 6
  static let values = 1 << 11

  @inline(__always)
  static func digit(_ digit: Int, of key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &>> UInt64(truncatingIfNeeded: digit &* 11)) & 2_047)
  }
}

/// Counts how often each digit has each value, digit after digit.
private func digitCounts(of keys: Span<UInt64>) -> [UInt32] {
  var counts = [UInt32](repeating: 0, count: KeyDigits.count * KeyDigits.values)
  var span = counts.mutableSpan
  for i in keys.indices {
    for digit in 0..<KeyDigits.count {
      span[digit &* KeyDigits.values &+ KeyDigits.digit(digit, of: keys[i])] &+= 1
    }
  }
  return counts
}

/// Writes keys in the order of one digit; those of the same digit stay in order.
private func place(
  _ keys: Span<UInt64>, byDigit digit: Int, counts: ArraySlice<UInt32>, into target: inout [UInt64]
) {
  var next: [Int] = []
  next.reserveCapacity(counts.count)
  var before = 0
  for count in counts {
    next.append(before)
    before += Int(count)
  }
  var places = next.mutableSpan
  var target = target.mutableSpan
  for i in keys.indices {
    let value = KeyDigits.digit(digit, of: keys[i])
    let place = places[value]
    target[place] = keys[i]
    places[value] = place &+ 1
  }
}
