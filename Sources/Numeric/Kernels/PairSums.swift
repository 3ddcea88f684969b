/// The sums of the distances from each row to the rows of each common group, every pair of rows
/// looked at once.
///
/// Four rows of a group are compared with eight of the rows behind them at a time: the distances are
/// added to the four in registers, and to the eight in memory.
struct PairSums: Sendable {
  /// The room of one group: a sum a row, and one vector more, so that whole vectors can be read.
  private let room: Int

  /// The sums, group after group.
  private let values: [Double]

  /// Adds up the distances between all rows.
  ///
  /// - Complexity: O(`n`² · `d`) time, O(groups · `n`) memory.
  init(_ common: CommonGroups) {
    let rows = common.order.count
    room = PairSums.room(rows)
    let columns = PairSums.columns(common, room: room)
    // The parts depend on the rows alone and are added in order, so that any number of cores gives
    // the same bits.
    let parts = rows < 1_024 ? 1 : PairSums.parts(common)
    let sums = concurrentMap(parts) { part in
      var adder = PairAdder(columns: columns, starts: common.starts, room: PairSums.room(rows))
      adder.add(part: part, of: parts, features: common.featureCount)
      return adder.sums
    }
    var values = sums[0]
    for part in sums.dropFirst() {
      for cell in values.indices { values[cell] += part[cell] }
    }
    self.values = values
  }

  /// The number of sums that one part keeps.
  static func cellCount(_ common: CommonGroups) -> Int { common.count * room(common.order.count) }

  /// Fewer where there are many sums: fresh memory would cost what the other cores save.
  private static func parts(_ common: CommonGroups) -> Int {
    cellCount(common) < 1 << 18 ? 4 : 2
  }

  /// Returns the sums of the distances from eight rows to the rows of a group; lanes past the last
  /// row hold nothing of meaning.
  func sums(_ group: Int, ofRowsFrom first: Int) -> SIMD8<Double> {
    var result = SIMD8<Double>()
    for lane in 0..<8 { result[lane] = values[group * room + first + lane] }
    return result
  }

  private static func room(_ rows: Int) -> Int { rows + 8 }

  /// The values feature after feature, each with the room of a group.
  private static func columns(_ common: CommonGroups, room: Int) -> [Double] {
    let features = common.featureCount
    var columns = [Double](repeating: 0, count: features * room)
    for place in common.order.indices {
      for feature in 0..<features {
        columns[feature * room + place] = common.points[place * features + feature]
      }
    }
    return columns
  }
}

/// Adds the distances of a part of all pairs.
private struct PairAdder {
  let columns: [Double]
  let starts: [Int]
  let room: Int
  var sums: [Double]

  init(columns: [Double], starts: [Int], room: Int) {
    self.columns = columns
    self.starts = starts
    self.room = room
    sums = Array(repeating: 0, count: (starts.count - 1) * room)
  }

  /// Takes every so many-th four rows, so that parts have the same work.
  mutating func add(part: Int, of parts: Int, features: Int) {
    var turn = 0
    for group in 0..<starts.count - 1 {
      for first in stride(from: starts[group], to: starts[group + 1], by: 4) {
        defer { turn += 1 }
        guard turn % parts == part else { continue }
        let rows = first..<min(first + 4, starts[group + 1])
        switch features {
        case 2: compare(rows, of: group, TwoFeatures())
        case 3: compare(rows, of: group, ThreeFeatures())
        default: compare(rows, of: group, ManyFeatures(count: features))
        }
      }
    }
  }

  /// Compares up to four rows of a group with each other and with all rows behind them.
  private mutating func compare(_ rows: Range<Int>, of group: Int, _ width: some FeatureWidth) {
    compareAmong(rows, of: group, width)
    let weights = FourRows.weights(rows.count)
    for other in group..<starts.count - 1 {
      var totals = FourRows()
      var place = other == group ? rows.upperBound : starts[other]
      let end = starts[other + 1]
      while place < end {
        var found = distances(rows.lowerBound, place, width)
        found.keep(weights, lanes: end - place)
        totals.add(found)
        addToEight(found.ofColumns, group &* room &+ place)
        place += 8
      }
      for (row, sum) in zip(rows, totals.ofRows) { sums[other * room + row] += sum }
    }
  }

  private mutating func compareAmong(
    _ rows: Range<Int>, of group: Int, _ width: some FeatureWidth
  ) {
    for first in rows {
      for second in first + 1..<max(first + 1, rows.upperBound) {
        var square = 0.0
        for feature in 0..<width.count {
          let difference = columns[feature * room + first] - columns[feature * room + second]
          square += difference * difference
        }
        sums[group * room + first] += square.squareRoot()
        sums[group * room + second] += square.squareRoot()
      }
    }
  }

  /// The distances from four rows to eight, added in the order of features.
  @inline(__always)
  private func distances(_ row: Int, _ place: Int, _ width: some FeatureWidth) -> FourRows {
    var squares = FourRows()
    let columns = columns.span
    for feature in 0..<width.count {
      let cell = feature &* room
      // Safe: behind the last row each column has room for a vector more.
      let eight = unsafe columns.bytes.unsafeLoadUnaligned(
        fromUncheckedByteOffset: (cell &+ place) &* 8, as: SIMD8<Double>.self)
      unsafe squares.addSquares(
        eight, columns[unchecked: cell &+ row], columns[unchecked: cell &+ row &+ 1],
        columns[unchecked: cell &+ row &+ 2], columns[unchecked: cell &+ row &+ 3])
    }
    return squares.roots
  }

  @inline(__always)
  private mutating func addToEight(_ addend: SIMD8<Double>, _ cell: Int) {
    unsafe sums.withUnsafeMutableBytes { bytes in
      // Safe: behind the last row each group has room for a vector more.
      let former = unsafe bytes.loadUnaligned(fromByteOffset: cell &* 8, as: SIMD8<Double>.self)
      unsafe bytes.storeBytes(of: former + addend, toByteOffset: cell &* 8, as: SIMD8<Double>.self)
    }
  }
}

/// What four rows have to do with each of eight others.
private struct FourRows {
  var a = SIMD8<Double>()
  var b = SIMD8<Double>()
  var c = SIMD8<Double>()
  var d = SIMD8<Double>()

  /// One for each row there is, zero for the others.
  static func weights(_ count: Int) -> SIMD4<Double> {
    SIMD4(0, 1, 2, 3).replacing(with: 1, where: SIMD4(0, 1, 2, 3) .< Double(count))
      .replacing(with: 0, where: SIMD4(0, 1, 2, 3) .>= Double(count))
  }

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
