/// Finds the nearest point within the radius, of equally near ones that with the least number.
struct NearestSearch: StripSearch {
  /// The number of each point that may be met.
  let numbers: [Double]
  let limit: Double

  /// The numbers of the nearest points, one after another, `-1` where none is within the radius.
  private(set) var nearest: [Int32] = []

  init(_ strips: RadiusStrips, numbers: [Double]) {
    self.numbers = numbers
    limit = strips.squaredRadius
  }

  struct Found {
    var squares: SIMD4<Double>
    var numbers = SIMD4<Double>(repeating: .infinity)
  }

  @inline(__always)
  func begin() -> Found { Found(squares: SIMD4(repeating: limit)) }

  @inline(__always)
  func take(_ other: Int, at squares: SIMD4<Double>, of places: Range<Int>, _ found: inout Found) {
    let number = SIMD4(repeating: numbers[other])
    let isAsNear = (squares .== found.squares) .& (number .< found.numbers)
    let isNearer = (squares .< found.squares) .| isAsNear
    found.squares.replace(with: squares, where: isNearer)
    found.numbers.replace(with: number, where: isNearer)
  }

  @inline(__always)
  mutating func end(_ places: Range<Int>, _ found: Found) {
    for lane in 0..<places.count {
      nearest.append(found.numbers[lane] < .infinity ? Int32(found.numbers[lane]) : -1)
    }
  }
}
