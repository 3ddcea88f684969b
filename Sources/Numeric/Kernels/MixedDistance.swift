/// Returns the sums of absolute differences of eight rows to one point, over the first columns or, where
/// no number of them is given, all.
@inline(__always)
func absoluteDistance(
  _ lanes: Span<Double>, _ block: Int, _ points: Span<Double>, _ point: Int, features: Int,
  of columns: Int? = nil
) -> SIMD8<Double> {
  var sum = SIMD8<Double>()
  for feature in 0..<(columns ?? features) {
    let difference = difference(lanes, block, points, point, features, feature)
    sum += difference.magnitudes
  }
  return sum
}

/// Returns the sums of squared differences of eight rows to one point over the first columns.
@inline(__always)
func squaredDistance(
  _ lanes: Span<Double>, _ block: Int, _ points: Span<Double>, _ point: Int, features: Int,
  of columns: Int
) -> SIMD8<Double> {
  var sum = SIMD8<Double>()
  for feature in 0..<columns {
    let difference = difference(lanes, block, points, point, features, feature)
    sum += difference * difference
  }
  return sum
}

/// Counts the last columns in which eight rows differ from one point.
@inline(__always)
func mismatches(
  _ lanes: Span<Double>, _ block: Int, _ points: Span<Double>, _ point: Int, features: Int,
  _ categories: Int
) -> SIMD8<Double> {
  var count = SIMD8<Double>()
  for feature in features - categories..<features {
    let difference = difference(lanes, block, points, point, features, feature)
    count += SIMD8(repeating: 1).replacing(with: 0, where: difference .== 0)
  }
  return count
}

/// Returns the differences of eight rows to one point in one column.
@inline(__always)
private func difference(
  _ lanes: Span<Double>, _ block: Int, _ points: Span<Double>, _ point: Int, _ features: Int,
  _ feature: Int
) -> SIMD8<Double> {
  let (i, j) = (block &* features &+ feature, point &* features &+ feature)
  // Safe: callers pass blocks and points that exist, with `features` values each.
  let lane = unsafe lanes.bytes.unsafeLoadUnaligned(
    fromUncheckedByteOffset: i &* 64, as: SIMD8<Double>.self)
  return unsafe lane - SIMD8(repeating: points[unchecked: j])
}
