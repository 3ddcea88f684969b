/// Centres in single precision, four by four, as ``SingleRows`` are compared with them.
struct SingleCentres {
  /// The number of centres that are compared together.
  private static let group = 4

  /// Half the squared length of each centre; infinite for what fills the last four.
  private let halves: [Float]

  /// The coordinates: for each four centres and each feature, four numbers.
  private let coordinates: [Float]

  /// A bound of the lengths of the centres.
  private let length: Double

  private let features: Int

  /// Takes centres.
  init(_ centres: Centres, of rows: SingleRows) {
    features = centres.featureCount
    let filled = (centres.count + Self.group - 1) / Self.group * Self.group
    var halves = [Float](repeating: .infinity, count: filled)
    var coordinates = [Float](repeating: 0, count: filled * features)
    var greatest = 0.0
    for centre in 0..<centres.count {
      var square = 0.0
      for feature in 0..<features {
        let value = centres.values[centre * features + feature] - rows.middle[feature]
        let cell = (centre / Self.group * features + feature) * Self.group + centre % Self.group
        coordinates[cell] = Float(value)
        square += value * value
      }
      halves[centre] = Float(square / 2)
      greatest = max(greatest, square)
    }
    (self.halves, self.coordinates) = (halves, coordinates)
    length = greatest.squareRoot() * 1.001
  }

  /// By how much a centre must win so that it is the nearest in double precision as well.
  ///
  /// Half a squared distance, less half the squared length of the row, is half the squared length of
  /// the centre less a product. Each of the `d` + 4 roundings is below 2⁻²⁴ of what is added up; those
  /// of the distances in double precision are below 2⁻⁵². Both bounds are taken four times and more.
  @inline(__always)
  func margin(rowLength: Float) -> Float {
    let row = Double(rowLength)
    // Products must stay finite and above what single precision can hold.
    guard row < 1e15, length < 1e15 else { return .infinity }
    let sums = length * length / 2 + row * length
    let roundings = Double(features &+ 4)
    let squares = (row + length) * (row + length)
    return Float(roundings * (sums * 0x1p-21 + squares * 0x1p-49) + 1e-30)
  }

  /// Finds the nearest centre of each of sixteen rows.
  ///
  /// - Returns: The centres, and whether each of them is sure.
  @inline(__always)
  func nearest(_ block: Int, of rows: SingleRows) -> (label: SIMD16<Int32>, isSure: Bool) {
    var label = SIMD16<Int32>.zero
    var best = SIMD16<Float>(repeating: .infinity)
    var second = best
    let values = rows.values.span
    let points = coordinates.span
    let first = block &* (features &+ 1) &+ 1
    for four in 0..<halves.count / 4 {
      var a = SIMD16(repeating: halves[four &* 4])
      var b = SIMD16(repeating: halves[four &* 4 &+ 1])
      var c = SIMD16(repeating: halves[four &* 4 &+ 2])
      var d = SIMD16(repeating: halves[four &* 4 &+ 3])
      for feature in 0..<features {
        // Safe: each block has a vector a feature, behind that of the lengths.
        let value = unsafe values[unchecked: first &+ feature]
        let cell = (four &* features &+ feature) &* 4
        // Safe: there are four numbers for each four centres and each feature.
        a -= value * SIMD16(repeating: unsafe points[unchecked: cell])
        b -= value * SIMD16(repeating: unsafe points[unchecked: cell &+ 1])
        c -= value * SIMD16(repeating: unsafe points[unchecked: cell &+ 2])
        d -= value * SIMD16(repeating: unsafe points[unchecked: cell &+ 3])
      }
      let number = Int32(truncatingIfNeeded: four &* 4)
      compare(a, number, &best, &second, &label)
      compare(b, number &+ 1, &best, &second, &label)
      compare(c, number &+ 2, &best, &second, &label)
      compare(d, number &+ 3, &best, &second, &label)
    }
    let needed = SIMD16(repeating: margin(rowLength: rows.lengths[block]))
    let doubts = SIMD16<Int32>(repeating: 1).replacing(with: 0, where: second - best .> needed)
    return (label, doubts.isZero)
  }

  @inline(__always)
  private func compare(
    _ value: SIMD16<Float>, _ number: Int32, _ best: inout SIMD16<Float>,
    _ second: inout SIMD16<Float>, _ label: inout SIMD16<Int32>
  ) {
    let nearer = value .< best
    second.replace(with: value, where: value .< second)
    second.replace(with: best, where: nearer)
    best.replace(with: value, where: nearer)
    label.replace(with: number, where: nearer)
  }
}

extension SIMD16<Int32> {
  /// Whether every lane is zero.
  @inline(__always)
  fileprivate var isZero: Bool { laneUnion == 0 }

  /// The bits that any lane has.
  @inline(__always)
  var laneUnion: Int32 {
    let eight = lowHalf | highHalf
    let four = eight.lowHalf | eight.highHalf
    let two = four.lowHalf | four.highHalf
    return two.x | two.y
  }
}
