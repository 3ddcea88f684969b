/// What four rows have to do with each of eight others.
struct FourRows {
  var a = SIMD8<Double>()
  var b = SIMD8<Double>()
  var c = SIMD8<Double>()
  var d = SIMD8<Double>()

  /// One for each row there is, zero for the others.
  static func weights(_ count: Int) -> SIMD4<Double> {
    let there = SIMD4<Double>(0, 1, 2, 3) .< SIMD4(repeating: Double(count))
    return SIMD4<Double>.zero.replacing(with: 1, where: there)
  }

  /// Adds eight numbers times one of each row.
  @inline(__always)
  mutating func add(
    _ eight: SIMD8<Double>, times first: Double, _ second: Double, _ third: Double,
    _ fourth: Double
  ) {
    a += eight * first
    b += eight * second
    c += eight * third
    d += eight * fourth
  }

  /// Writes each into a place of its own.
  @inline(__always)
  func write(
    to target: inout MutableSpan<SIMD8<Double>>, at first: Int, _ second: Int, _ third: Int,
    _ fourth: Int
  ) {
    target[first] = a
    target[second] = b
    target[third] = c
    target[fourth] = d
  }

  /// Adds the squared differences of one feature.
  @inline(__always)
  mutating func addSquares(
    _ eight: SIMD8<Double>, _ first: Double, _ second: Double, _ third: Double, _ fourth: Double
  ) {
    let differences = (eight - first, eight - second, eight - third, eight - fourth)
    a += differences.0 * differences.0
    b += differences.1 * differences.1
    c += differences.2 * differences.2
    d += differences.3 * differences.3
  }

  /// The square roots.
  @inline(__always)
  var roots: FourRows {
    var result = self
    result.a = a.squareRoot()
    result.b = b.squareRoot()
    result.c = c.squareRoot()
    result.d = d.squareRoot()
    return result
  }

  /// Sets to zero what belongs to no row, and to lanes past the last.
  @inline(__always)
  mutating func keep(_ weights: SIMD4<Double>, lanes: Int) {
    a *= weights.x
    b *= weights.y
    c *= weights.z
    d *= weights.w
    guard lanes < 8 else { return }
    let past = SIMD8<Int64>(0, 1, 2, 3, 4, 5, 6, 7) .>= SIMD8(repeating: Int64(lanes))
    a.replace(with: 0, where: past)
    b.replace(with: 0, where: past)
    c.replace(with: 0, where: past)
    d.replace(with: 0, where: past)
  }

  /// Adds what four others have.
  @inline(__always)
  mutating func add(_ other: FourRows) {
    a += other.a
    b += other.b
    c += other.c
    d += other.d
  }

  /// The sum over the four rows, for each of the eight.
  @inline(__always)
  var ofColumns: SIMD8<Double> { (a + b) + (c + d) }

  /// The sum over the eight, for each of the four rows.
  var ofRows: [Double] { [a.laneSum, b.laneSum, c.laneSum, d.laneSum] }
}
