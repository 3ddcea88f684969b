/// Returns values in rising order, both zeros as one.
///
/// Long lists are put in order by the 33 highest bits in which they differ, eleven at a time from the
/// lowest, without a comparison; the few that share all of these are compared.
///
/// - Complexity: O(`n`) for values that are spread, O(`n` log `n`) at worst.
func sortedByDigits(_ values: [Double]) -> [Double] {
  guard values.count >= 256, values.count < 1 << 31 else { return values.map { $0 + 0 }.sorted() }
  var keys = values.map(orderedKey)
  let (least, greatest) = keys.reduce((UInt64.max, UInt64.min)) { (min($0.0, $1), max($0.1, $1)) }
  let width = UInt64.bitWidth - (greatest - least).leadingZeroBitCount
  let digits = KeyDigits(least: least, shift: UInt64(max(0, width - KeyDigits.count * 11)))
  var others = keys
  let counts = digits.counts(of: keys.span)
  for digit in 0..<KeyDigits.count {
    let counts = counts[digit * KeyDigits.values..<(digit + 1) * KeyDigits.values]
    // A digit that all keys share changes nothing.
    guard !counts.contains(UInt32(keys.count)) else { continue }
    digits.place(keys.span, by: digit, counts: counts, into: &others)
    swap(&keys, &others)
  }
  if digits.shift > 0 { digits.sortLowBits(of: &keys) }
  return keys.map { Double(bitPattern: $0 >> 63 == 1 ? $0 ^ (1 << 63) : ~$0) }
}

/// Returns a whole number that is greater for greater numbers.
private func orderedKey(_ value: Double) -> UInt64 {
  // Adding zero makes both zeros one.
  let bits = (value + 0).bitPattern
  return bits >> 63 == 1 ? ~bits : bits ^ (1 << 63)
}

/// Three digits of eleven bits of how much keys are above the least one.
private struct KeyDigits {
  static let count = 3
  static let values = 1 << 11

  /// Up to so many keys that share their digits are put in order one by one.
  private static let few = 16

  let least: UInt64

  /// The number of bits below the digits.
  let shift: UInt64

  @inline(__always)
  private func digit(_ digit: Int, of key: UInt64) -> Int {
    let place = shift &+ UInt64(truncatingIfNeeded: digit &* 11)
    return Int(truncatingIfNeeded: ((key &- least) &>> place) & 2_047)
  }

  /// Counts how often each digit has each value, digit after digit.
  func counts(of keys: Span<UInt64>) -> [UInt32] {
    var counts = [UInt32](repeating: 0, count: Self.count * Self.values)
    var span = counts.mutableSpan
    for i in keys.indices {
      for digit in 0..<Self.count {
        span[digit &* Self.values &+ self.digit(digit, of: keys[i])] &+= 1
      }
    }
    return counts
  }

  /// Writes keys in the order of one digit; those of the same digit stay in order.
  func place(
    _ keys: Span<UInt64>, by digit: Int, counts: ArraySlice<UInt32>, into target: inout [UInt64]
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
      let value = self.digit(digit, of: keys[i])
      let place = places[value]
      target[place] = keys[i]
      places[value] = place &+ 1
    }
  }

  /// Puts keys that share all digits, and so follow each other, in order.
  func sortLowBits(of keys: inout [UInt64]) {
    var first = 0
    while first < keys.count {
      let high = (keys[first] &- least) &>> shift
      var end = first + 1
      while end < keys.count, (keys[end] &- least) &>> shift == high { end += 1 }
      if end - first > Self.few {
        keys[first..<end].sort()
      } else {
        for i in first + 1..<max(first + 1, end) {
          var free = i
          let key = keys[i]
          while free > first, keys[free - 1] > key {
            keys[free] = keys[free - 1]
            free -= 1
          }
          keys[free] = key
        }
      }
      first = end
    }
  }
}
