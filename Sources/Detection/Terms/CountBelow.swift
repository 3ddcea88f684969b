/// Writes, for each of some values, how many of an ordered list are less.
///
/// Eight values are looked for side by side and without jumps, so that the loads of one do not wait
/// for those of another.
///
/// - Parameters:
///   - values: The values; one that is no number is less than all.
///   - ordered: The list, finite, in rising order.
///   - counts: Room for a number a value.
/// - Complexity: O(`m` log `n`).
/// - Precondition: `counts.count == values.count`.
func countBelow(
  _ values: Span<Double>, in ordered: Span<Double>, into counts: inout MutableSpan<Int>
) {
  precondition(counts.count == values.count, "room for each value")
  let whole = values.count & ~7
  for i in stride(from: 0, to: whole, by: 8) { countEight(values, in: ordered, at: i, &counts) }
  for i in whole..<values.count { counts[i] = countBelow(values[i], in: ordered) }
}

/// Returns how many of an ordered list are less than a value.
func countBelow(_ value: Double, in ordered: Span<Double>) -> Int {
  var (low, rest) = (0, ordered.count)
  let value = comparable(value)
  while rest > 0 {
    let half = (rest &+ 1) &>> 1
    low = passed(low, half, ordered, value)
    rest &-= half
  }
  return low
}

private func countEight(
  _ values: Span<Double>, in ordered: Span<Double>, at i: Int, _ counts: inout MutableSpan<Int>
) {
  let (a, b) = (comparable(values[i]), comparable(values[i + 1]))
  let (c, d) = (comparable(values[i + 2]), comparable(values[i + 3]))
  let (e, f) = (comparable(values[i + 4]), comparable(values[i + 5]))
  let (g, h) = (comparable(values[i + 6]), comparable(values[i + 7]))
  var (lowA, lowB, lowC, lowD) = (0, 0, 0, 0)
  var (lowE, lowF, lowG, lowH) = (0, 0, 0, 0)
  var rest = ordered.count
  while rest > 0 {
    let half = (rest &+ 1) &>> 1
    (lowA, lowB) = (passed(lowA, half, ordered, a), passed(lowB, half, ordered, b))
    (lowC, lowD) = (passed(lowC, half, ordered, c), passed(lowD, half, ordered, d))
    (lowE, lowF) = (passed(lowE, half, ordered, e), passed(lowF, half, ordered, f))
    (lowG, lowH) = (passed(lowG, half, ordered, g), passed(lowH, half, ordered, h))
    rest &-= half
  }
  (counts[i], counts[i + 1], counts[i + 2], counts[i + 3]) = (lowA, lowB, lowC, lowD)
  (counts[i + 4], counts[i + 5], counts[i + 6], counts[i + 7]) = (lowE, lowF, lowG, lowH)
}

/// Moves past half of what is left when its last value is less.
///
/// The sign of the difference tells so; a comparison would become a jump, and half of the jumps go
/// the way that was not guessed.
@inline(__always)
private func passed(_ low: Int, _ half: Int, _ ordered: Span<Double>, _ value: Double) -> Int {
  let difference = ordered[low &+ half &- 1] - value
  let isLess = Int(truncatingIfNeeded: Int64(bitPattern: difference.bitPattern) &>> 63)
  return low &+ (half & isLess)
}

@inline(__always)
private func comparable(_ value: Double) -> Double { value == value ? value : -.infinity }
