/// Returns positive numbers to a power, to about ten digits, the same bits on every machine.
///
/// - Parameters:
///   - x: Positive, ordinary numbers.
///   - exponent: The power; the results must be ordinary numbers.
/// - Returns: The powers.
@inline(__always)
func power(_ x: SIMD8<Double>, _ exponent: Double) -> SIMD8<Double> {
  powerOfTwo(logarithm(x) * exponent)
}

/// The logarithm to base 2: of the exponent, and of the fraction by a series in (m - 1) / (m + 1).
@inline(__always)
private func logarithm(_ x: SIMD8<Double>) -> SIMD8<Double> {
  // Safe: both are 64 bytes, and any bits are a number.
  let bits = unsafe unsafeBitCast(x, to: SIMD8<Int64>.self)
  // The fraction lies between the roots of a half and of two.
  let exponent = (bits &- 0x3FE6_A09E_667F_3BCD) &>> 52
  let fraction = unsafe unsafeBitCast(bits &- (exponent &<< 52), to: SIMD8<Double>.self)
  let whole =
    unsafe unsafeBitCast(
      exponent &+ 0x4338_0000_0000_0000, to: SIMD8<Double>.self) - rounder
  let s = (fraction - 1) / (fraction + 1)
  let t = s * s
  var series = t * (1.0 / 11) + 1.0 / 9
  series = series * t + 1.0 / 7
  series = series * t + 1.0 / 5
  series = series * t + 1.0 / 3
  series = series * t + 1
  return whole + s * series * 2.885390081777926814
}

/// 2 to a power: the whole part goes into the exponent, the rest into a series.
@inline(__always)
func powerOfTwo(_ x: SIMD8<Double>) -> SIMD8<Double> {
  let shifted = x + rounder
  let rest = (x - (shifted - rounder)) * 0.693147180559945309
  return exponential(beginning: rest * (1.0 / 40_320) + 1.0 / 5_040, rest, shifted)
}
