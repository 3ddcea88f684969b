/// Returns e to the power of each lane, to the last few bits, the same bits on every machine.
///
/// The whole powers of 2 go into the exponent, the rest into a series.
///
/// - Parameter x: Any numbers; those above 709 count as 709.
/// - Returns: The powers; zero below -708, where they would be smaller than ordinary numbers.
@inline(__always)
func naturalExponential(_ x: SIMD8<Double>) -> SIMD8<Double> {
  let bounded = x.clamped(from: SIMD8(repeating: -708), to: SIMD8(repeating: 709))
  let shifted = bounded * 1.442695040888963407 + rounder
  let whole = shifted - rounder
  // The logarithm of 2 in two parts, of which the first has few bits, so that nothing is rounded.
  let rest = (bounded - whole * 0x1.62e42fee00000p-1) - whole * 0x1.a39ef35793c76p-33
  var series = rest * (1.0 / 6_227_020_800) + 1.0 / 479_001_600
  series = series * rest + 1.0 / 39_916_800
  series = series * rest + 1.0 / 3_628_800
  series = series * rest + 1.0 / 362_880
  series = series * rest + 1.0 / 40_320
  series = series * rest + 1.0 / 5_040
  return exponential(beginning: series, rest, shifted).replacing(with: 0, where: x .< -708)
}

/// Ends the series of e to a power, and multiplies it by a whole power of 2.
///
/// - Parameters:
///   - begun: The terms of the series from the seventh power on, divided by that power.
///   - rest: What the series is for.
///   - shifted: The whole powers, with the rounder added to them.
/// - Returns: e to the power of the rest, times 2 to the whole powers.
@inline(__always)
func exponential(
  beginning begun: SIMD8<Double>, _ rest: SIMD8<Double>, _ shifted: SIMD8<Double>
) -> SIMD8<Double> {
  var series = begun * rest + 1.0 / 720
  series = series * rest + 1.0 / 120
  series = series * rest + 1.0 / 24
  series = series * rest + 1.0 / 6
  series = series * rest + 0.5
  series = series * rest + 1
  series = series * rest + 1
  // Safe: both are 64 bytes, and any bits are a number.
  let exponent = unsafe unsafeBitCast(shifted, to: SIMD8<Int64>.self) &<< 52
  return unsafe unsafeBitCast(
    unsafeBitCast(series, to: SIMD8<Int64>.self) &+ exponent, to: SIMD8<Double>.self)
}

/// 1.5 · 2^52: added to a number of ordinary size, it leaves the nearest whole number in the low bits.
let rounder = 0x1.8p52

/// Returns eight numbers that stand side by side.
@inline(__always)
func eight(_ values: Span<Double>, at start: Int) -> SIMD8<Double> {
  // Safe: callers ask for blocks that exist, of eight values each.
  unsafe values.bytes.unsafeLoadUnaligned(
    fromUncheckedByteOffset: start &* 8, as: SIMD8<Double>.self)
}

/// Returns the first lanes of vectors, one after another.
func firstLanes(of vectors: [SIMD8<Double>], count: Int) -> [Double] {
  precondition(count <= vectors.count * 8, "as many lanes as there are")
  return unsafe vectors.withUnsafeBytes { bytes in
    // Safe: eight numbers a vector, without gaps, for as long as the closure runs.
    unsafe Array(bytes.bindMemory(to: Double.self).prefix(count))
  }
}
