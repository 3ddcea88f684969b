/// Returns the squared Euclidean distances from eight rows to one point.
///
/// The squares are added in the order of features. Every kernel of groups comes here, so that
/// seeding, fitting and assigning agree to the last bit.
///
/// - Parameters:
///   - lanes: Rows in blocks, as `BlockedRows` keeps them.
///   - block: The block of the eight rows.
///   - points: Coordinates, point after point.
///   - point: The number of the point.
///   - features: The number of features.
/// - Returns: A squared distance a lane.
@inline(__always)
func squaredDistance(
  _ lanes: Span<Double>, _ block: Int, _ points: Span<Double>, _ point: Int, features: Int
) -> SIMD8<Double> {
  let row = block &* features
  let start = point &* features
  // Two and three features are written out, as most studies of customers have that many.
  switch features {
  case 2:
    return squaredDifference(lanes, row, points, start)
      + squaredDifference(lanes, row &+ 1, points, start &+ 1)
  case 3:
    return squaredDifference(lanes, row, points, start)
      + squaredDifference(lanes, row &+ 1, points, start &+ 1)
      + squaredDifference(lanes, row &+ 2, points, start &+ 2)
  default:
    var sum = SIMD8<Double>()
    for feature in 0..<features {
      sum += squaredDifference(lanes, row &+ feature, points, start &+ feature)
    }
    return sum
  }
}

@inline(__always)
private func squaredDifference(
  _ lanes: Span<Double>, _ i: Int, _ points: Span<Double>, _ j: Int
) -> SIMD8<Double> {
  // Safe: callers pass blocks and points that exist, with `features` values each.
  let lane = unsafe lanes.bytes.unsafeLoadUnaligned(
    fromUncheckedByteOffset: i &* 64, as: SIMD8<Double>.self)
  let difference = unsafe lane - SIMD8(repeating: points[unchecked: j])
  return difference * difference
}
