/// What some rows add.
struct SeedTotals: Sendable {
  var sums: [SIMD4<Double>]
  var error = 0.0

  init(_ seeds: Int) { sums = Array(repeating: .zero, count: seeds) }

  mutating func add(_ other: Self) {
    for seed in sums.indices { sums[seed] += other.sums[seed] }
    error += other.error
  }
}

/// Seeds in single precision, two by two.
struct SeedPairs: Sendable {
  let count: Int
  let features: Int
  let halves: [Float]
  let coordinates: [Float]
  let length: Double

  /// A bit for each of sixteen rows; made once, because it takes as long as a few rows.
  let places: SIMD16<Int32>

  init(_ seeds: [[Double]], _ rows: SingleRows) {
    count = seeds.count
    features = rows.middle.count
    let filled = (count + 1) / 2 * 2
    var halves = [Float](repeating: 0, count: filled)
    var coordinates = [Float](repeating: 0, count: filled * features)
    var greatest = 0.0
    for (number, seed) in seeds.enumerated() {
      var square = 0.0
      for feature in 0..<features {
        let value = seed[feature] - rows.middle[feature]
        coordinates[(number / 2 * features + feature) * 2 + number % 2] = Float(value)
        square += value * value
      }
      halves[number] = Float(square / 2)
      greatest = max(greatest, square)
    }
    (self.halves, self.coordinates) = (halves, coordinates)
    length = greatest.squareRoot() * 1.001
    places = SIMD16(
      1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1_024, 2_048, 4_096, 8_192, 16_384, 32_768)
  }

  /// How far half a squared distance may be off.
  ///
  /// Half the squared lengths less the product: each of the `d` + 4 roundings is below 2⁻²⁴ of what is
  /// added up, which is below half the square of both lengths together. Taken twice and more.
  @inline(__always)
  private func error(rowLength: Float) -> Float {
    let sum = Double(rowLength) + length
    // Products must stay finite and above what single precision can hold.
    guard sum < 1e15 else { return .infinity }
    return Float(Double(features &+ 5) * sum * sum * 0x1p-24 + 1e-30)
  }

  /// Looks at sixteen rows.
  @inline(__always)
  func look(
    _ block: Int, _ rows: SingleRows, _ squared: Span<SIMD8<Double>>,
    _ bits: inout MutableSpan<UInt16>, at place: Int, _ totals: inout SeedTotals
  ) {
    let low = squared[block &* 2]
    // The second half of the last block may be missing.
    let high = block &* 2 &+ 1 < squared.count ? squared[block &* 2 &+ 1] : .zero
    let former =
      SIMD16(lowHalf: SIMD8<Float>(low), highHalf: SIMD8<Float>(high)) * 0.5
    let error = error(rowLength: rows.lengths[block])
    totals.error += Double(error) * 16
    let values = rows.values.span
    let first = block &* (features &+ 1)
    for pair in 0..<halves.count / 2 {
      // Safe here and below: a block has a vector a feature behind that of the lengths, and there are
      // two numbers for each two seeds and each feature.
      let own = unsafe values[unchecked: first]
      var a = own + halves[pair &* 2]
      var b = own + halves[pair &* 2 &+ 1]
      for feature in 0..<features {
        let value = unsafe values[unchecked: first &+ feature &+ 1]
        let cell = (pair &* features &+ feature) &* 2
        a -= value * SIMD16(repeating: unsafe coordinates.span[unchecked: cell])
        b -= value * SIMD16(repeating: unsafe coordinates.span[unchecked: cell &+ 1])
      }
      bits[place &+ pair &* 2] = take(a, former, error, &totals.sums[pair &* 2])
      guard pair &* 2 &+ 1 < count else { return }
      bits[place &+ pair &* 2 &+ 1] = take(b, former, error, &totals.sums[pair &* 2 &+ 1])
    }
  }

  /// Adds halves of squared distances up; returns which may be less than before.
  @inline(__always)
  private func take(
    _ half: SIMD16<Float>, _ former: SIMD16<Float>, _ error: Float, _ sum: inout SIMD4<Double>
  ) -> UInt16 {
    let least = former.replacing(with: half, where: half .< former)
    let eight = least.lowHalf + least.highHalf
    sum += SIMD4<Double>(eight.lowHalf + eight.highHalf)
    // Written so that a number that is no number counts as nearer.
    let advance: SIMD16<Float> = half - former * (1 + 0x1p-22)
    let needed = SIMD16<Float>(repeating: error)
    let nearer = places.replacing(with: SIMD16.zero, where: needed .< advance).laneUnion
    return UInt16(truncatingIfNeeded: nearer)
  }
}
