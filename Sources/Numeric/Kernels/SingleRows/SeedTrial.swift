import Synchronization

/// Seeds that are tried in single precision: the totals they would leave, nearly, and to which rows each
/// may be nearer than the seeds before.
struct SeedTrial: Sendable {
  private let count: Int
  private let isFirst: [Bool]
  private let bits: [UInt16]
  private let totals: [Double]

  /// A bound of how far each total is off.
  private let error: Double

  /// Tries seeds.
  ///
  /// - Parameters:
  ///   - seeds: The seeds.
  ///   - rows: The rows.
  ///   - squared: The squared distance of each row to the nearest seed before.
  init(of seeds: [[Double]], _ rows: SingleRows, _ squared: [SIMD8<Double>]) {
    let pairs = SeedPairs(seeds, rows)
    let count = seeds.count
    let parts = Mutex<[Int: SeedTotals]>([:])
    bits = filledArray(rows.blockCount * count, atLeast: 1_024 * count, unit: count) {
      cells, chunk in
      var part = SeedTotals(count)
      for block in cells.lowerBound / count..<cells.upperBound / count {
        let place = block * count - cells.lowerBound
        pairs.look(block, rows, squared.span, &chunk, at: place, &part)
      }
      let found = part
      parts.withLock { $0[cells.lowerBound] = found }
    }
    var whole = SeedTotals(count)
    for (_, part) in parts.withLock({ $0.sorted { $0.key < $1.key } }) { whole.add(part) }
    self.count = count
    isFirst = seeds.indices.map { seeds.firstIndex(of: seeds[$0]) == $0 }
    totals = whole.sums.map { 2 * $0.sum() }
    error = 2 * whole.error
  }

  /// The rows of sixteen to which a seed may be nearer, a bit each.
  @inline(__always)
  func nearer(_ seed: Int, _ block: Int) -> UInt16 { bits[block &* count &+ seed] }

  /// Returns the seed with the least total, the first of equals, or `nil` when roundings may decide.
  ///
  /// - Parameter total: The total without a further seed.
  /// - Returns: The number of the seed.
  func sureBest(total: Double) -> Int? {
    let seeds = totals.indices.filter { isFirst[$0] }
    guard let best = seeds.min(by: { totals[$0] < totals[$1] }) else { return nil }
    // Four rows are added in single precision, and the exact totals are rounded as well.
    let needed = 2 * error + total * 0x1p-21
    let isSure = seeds.allSatisfy { $0 == best || totals[$0] - totals[best] > needed }
    return isSure ? best : nil
  }
}

/// What some rows add.
private struct SeedTotals: Sendable {
  var sums: [SIMD4<Double>]
  var error = 0.0

  init(_ seeds: Int) { sums = Array(repeating: .zero, count: seeds) }

  mutating func add(_ other: Self) {
    for seed in sums.indices { sums[seed] += other.sums[seed] }
    error += other.error
  }
}

/// Seeds in single precision, two by two.
private struct SeedPairs: Sendable {
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
