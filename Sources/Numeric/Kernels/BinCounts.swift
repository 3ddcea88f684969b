/// Returns the least and the greatest of some numbers.
///
/// - Parameter values: The numbers, none of which is no number.
/// - Returns: Both, or `nil` where there are none.
/// - Complexity: O(`n`).
public func extremes(of values: Span<Double>) -> ClosedRange<Double>? {
  guard !values.isEmpty else { return nil }
  var (least, greatest) = (SIMD8(repeating: values[0]), SIMD8(repeating: values[0]))
  let whole = values.count & ~7
  for start in stride(from: 0, to: whole, by: 8) {
    let value = eight(values, at: start)
    (least, greatest) = (least.least(value), greatest.greatest(value))
  }
  var (low, high) = (least.min(), greatest.max())
  for i in whole..<values.count { (low, high) = (min(low, values[i]), max(high, values[i])) }
  return low...high
}

/// Returns how many numbers lie in each of some bins of nearly equal width.
///
/// A number on the edge of two bins is in the upper one, the greatest edge in the last bin.
///
/// - Parameters:
///   - values: The numbers, from the first edge to the last.
///   - edges: Where bins begin, in rising order, and one end more; nearly evenly spaced.
/// - Returns: A count a bin.
/// - Complexity: O(`n`).
/// - Precondition: At least two edges.
public func binCounts(of values: Span<Double>, edges: [Double]) -> [Int] {
  precondition(edges.count >= 2, "a bin")
  let bins = EvenBins(edges)
  // Counts in turn, so that one does not wait for the other.
  var halves = [Int](repeating: 0, count: 2 * bins.count)
  var counts = halves.mutableSpan
  let whole = values.count & ~7
  for start in stride(from: 0, to: whole, by: 8) {
    let value = eight(values, at: start)
    if let found = bins.sure(value) {
      for lane in 0..<8 {
        counts[Int(truncatingIfNeeded: found[lane]) &* 2 &+ (lane & 1)] &+= 1
      }
    } else {
      for lane in 0..<8 { counts[bins.upper(value[lane]) &* 2 &+ (lane & 1)] &+= 1 }
    }
  }
  for i in whole..<values.count { counts[bins.upper(values[i]) &* 2] &+= 1 }
  return (0..<bins.count).map { halves[$0 * 2] + halves[$0 * 2 + 1] }
}
