/// What is done with the points that four others meet.
protocol StripSearch {
  /// What is found for four points.
  associatedtype Found

  /// Begins with four points.
  func begin() -> Found

  /// Takes one that is met.
  ///
  /// - Parameters:
  ///   - other: The point.
  ///   - squares: Its squared distances from the four.
  ///   - places: The four, or those there are; further lanes repeat the last.
  ///   - found: What is found so far.
  mutating func take(
    _ other: Int, at squares: SIMD4<Double>, of places: Range<Int>, _ found: inout Found)

  /// Whether nothing more needs to be met.
  func isEnough(_ found: Found) -> Bool

  /// Keeps what was found for four points.
  mutating func end(_ places: Range<Int>, _ found: Found)
}

extension StripSearch {
  @inline(__always)
  func isEnough(_ found: Found) -> Bool { false }
}
