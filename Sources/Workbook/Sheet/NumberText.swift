/// Reads decimal numbers from bytes, rounded correctly.
///
/// The bytes must be followed by at least 64 more that may be read.
enum NumberText {
  /// Reads a number; the place behind it, or `nil` when the bytes are none that is read here.
  ///
  /// Read are digits with at most one point, 19 digits in all; exponents and longer numbers take
  /// the slow way.
  @unsafe @inline(__always)
  static func fast(
    _ start: UnsafePointer<UInt8>, _ value: inout Double
  ) -> UnsafePointer<UInt8>? {
    var place = unsafe start
    let isNegative = unsafe place.pointee == 45
    if isNegative { unsafe place += 1 }
    var digits: UInt64 = 0
    let first = unsafe place
    unsafe place = unsafe takeDigits(place, &digits)
    var count = unsafe place - first
    var decimals = 0
    if unsafe place.pointee == 46 {
      unsafe place += 1
      let point = unsafe place
      unsafe place = unsafe takeDigits(place, &digits)
      decimals = unsafe place - point
      count += decimals
    }
    guard count > 0, count <= 19, unsafe place.pointee == 60 else { return nil }
    let size = quotient(digits, decimals)
    value = isNegative ? -size : size
    return unsafe place
  }

  /// Adds digits to a number, at most 20 of them, so that a wrap-around shows in the count.
  @unsafe @inline(__always)
  private static func takeDigits(
    _ start: UnsafePointer<UInt8>, _ number: inout UInt64
  ) -> UnsafePointer<UInt8> {
    var place = unsafe start
    var left = 20
    while left > 0 {
      let digit = unsafe place.pointee &- 48
      guard digit < 10 else { break }
      number = number &* 10 &+ UInt64(digit)
      unsafe place += 1
      left &-= 1
    }
    return unsafe place
  }

  /// Returns `digits / 10^decimals`, rounded to the nearest double, halves to even.
  ///
  /// Below 2^53 the division of two exact doubles is rounded correctly by itself. Above, the
  /// quotient is taken to 64 bits by a division of 128 by 64 bits, and the remainder tells halves.
  @inline(__always)
  static func quotient(_ digits: UInt64, _ decimals: Int) -> Double {
    if decimals == 0 { return Double(digits) }
    if digits < 1 << 53 { return Double(digits) / powersAsDouble(decimals) }
    return wideQuotient(digits, decimals)
  }

  private static func wideQuotient(_ digits: UInt64, _ decimals: Int) -> Double {
    let divisor = powers(decimals)
    let divisorShift = divisor.leadingZeroBitCount
    let digitShift = digits.leadingZeroBitCount
    let divided = digits << UInt64(digitShift)
    let (quotient, remainder) = (divisor << UInt64(divisorShift)).dividingFullWidth(
      (divided >> 1, divided << 63))
    let drop = UInt64(11 - quotient.leadingZeroBitCount)
    var kept = quotient >> drop
    let dropped = quotient & ((1 << drop) - 1)
    let half: UInt64 = 1 << (drop - 1)
    if dropped > half || (dropped == half && (remainder != 0 || kept & 1 == 1)) { kept += 1 }
    return Double(
      sign: .plus, exponent: Int(drop) - 63 + divisorShift - digitShift,
      significand: Double(kept))
  }

  private static func powers(_ exponent: Int) -> UInt64 {
    var power: UInt64 = 1
    for _ in 0..<exponent { power = power &* 10 }
    return power
  }

  @inline(__always)
  private static func powersAsDouble(_ exponent: Int) -> Double {
    switch exponent {
    case 1: 1e1
    case 2: 1e2
    case 3: 1e3
    case 4: 1e4
    case 5: 1e5
    case 6: 1e6
    case 7: 1e7
    case 8: 1e8
    case 9: 1e9
    case 10: 1e10
    case 11: 1e11
    case 12: 1e12
    case 13: 1e13
    case 14: 1e14
    case 15: 1e15
    case 16: 1e16
    case 17: 1e17
    case 18: 1e18
    default: 1e19
    }
  }
}
