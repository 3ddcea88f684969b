/// Adds the weights of points within the radius up, at most until there are enough.
struct WeightSearch: StripSearch {
  let weights: [Double]
  let limit: Double
  let enough: Double

  /// The sums of the points asked for, one after another.
  private(set) var sums: [Double] = []

  init(_ strips: RadiusStrips, enough: Double) {
    weights = strips.weights
    limit = strips.squaredRadius
    self.enough = enough
  }

  @inline(__always)
  func begin() -> SIMD4<Double> { .zero }

  @inline(__always)
  func take(
    _ other: Int, at squares: SIMD4<Double>, of places: Range<Int>, _ found: inout SIMD4<Double>
  ) {
    found += SIMD4<Double>.zero.replacing(with: weights[other], where: squares .<= limit)
  }

  @inline(__always)
  func isEnough(_ found: SIMD4<Double>) -> Bool {
    let (low, high) = (found.lowHalf, found.highHalf)
    let least = low.replacing(with: high, where: high .< low)
    return least.x >= enough && least.y >= enough
  }

  @inline(__always)
  mutating func end(_ places: Range<Int>, _ found: SIMD4<Double>) {
    for lane in 0..<places.count { sums.append(found[lane]) }
  }
}
