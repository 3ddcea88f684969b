/// Joins points within the radius of each other.
struct JoiningSearch: StripSearch {
  let limit: Double

  /// The sets of points.
  private(set) var sets: DisjointSets

  init(_ strips: RadiusStrips, count: Int) {
    limit = strips.squaredRadius
    sets = DisjointSets(count)
  }

  @inline(__always)
  func begin() {}

  @inline(__always)
  mutating func take(
    _ other: Int, at squares: SIMD4<Double>, of places: Range<Int>, _ found: inout Void
  ) {
    guard squares.min() <= limit else { return }
    let (start, last) = (places.lowerBound, places.upperBound &- 1)
    if squares.x <= limit { sets.join(start, other) }
    if squares.y <= limit { sets.join(min(start &+ 1, last), other) }
    if squares.z <= limit { sets.join(min(start &+ 2, last), other) }
    if squares.w <= limit { sets.join(last, other) }
  }

  @inline(__always)
  func end(_ places: Range<Int>, _ found: Void) {}
}
