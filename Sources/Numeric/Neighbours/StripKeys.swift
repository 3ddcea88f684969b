/// A number for each row that tells its strip and, in its low bits, where along the strip it lies.
///
/// The widest feature runs along the strips; the next two cut space into strips a little wider than
/// the radius, so that rows within the radius are in strips that touch.
struct StripKeys {
  /// The number of each row.
  let keys: [UInt64]

  /// How many low bits tell the place along the strip.
  let bitsAlong: Int

  /// How many bits the numbers have.
  let bits: Int

  /// The feature that runs along the strips.
  let along: Int

  /// What a step to the next strip adds to the number of a strip, along the first and the second of
  /// the features that cut.
  let steps: (Int, Int)

  /// Numbers the rows of a matrix.
  ///
  /// - Complexity: O(`n` · `d`).
  /// - Precondition: There is a feature, values are finite, and the radius is above 0.
  init(_ rows: Matrix, radius: Double) {
    let ranges = (0..<rows.columnCount).map { ValueRange(of: rows.column($0), feature: $0) }
      .sorted { (-$0.width, $0.feature) < (-$1.width, $1.feature) }
    let cuts = ranges.dropFirst().prefix(2).map { StripCuts($0, into: radius * (1 + 0x1p-20)) }
    let places = StripPlaces(ranges[0], radius: radius)
    let second = cuts.count > 1 ? cuts[1].bits : 0
    along = ranges[0].feature
    steps = (cuts.count > 1 ? 1 << second : 0, 1)
    bitsAlong = places.bits
    bits = (cuts.first?.bits ?? 0) + second + places.bits
    var keys = places.numbers(of: rows.column(along))
    for (cut, shift) in zip(cuts, [second + bitsAlong, bitsAlong]) {
      cut.add(rows.column(cut.range.feature), shiftedBy: shift, to: &keys)
    }
    self.keys = keys
  }
}

/// The least and the greatest value of a feature.
private struct ValueRange {
  let feature: Int
  var low = Double.infinity
  var high = -Double.infinity

  var width: Double { max(0, high - low) }

  init(of values: Span<Double>, feature: Int) {
    self.feature = feature
    for row in values.indices {
      low = values[row] < low ? values[row] : low
      high = values[row] > high ? values[row] : high
    }
  }
}

/// A feature cut into strips, numbered from 1, so that there is a number before the first.
private struct StripCuts {
  let range: ValueRange
  let width: Double
  let bits: Int

  /// Cuts into strips of a width, or wider where there would be too many to number.
  init(_ range: ValueRange, into width: Double) {
    self.range = range
    self.width = max(width, range.width / 0x1p23)
    bits = bitWidth(UInt64(range.width / self.width) + 2)
  }

  func add(_ values: Span<Double>, shiftedBy shift: Int, to keys: inout [UInt64]) {
    for row in values.indices {
      keys[row] |= (UInt64((values[row] - range.low) / width) + 1) << UInt64(shift)
    }
  }
}

/// A feature cut finely, so that few rows of a strip share a place.
private struct StripPlaces {
  let range: ValueRange
  let width: Double
  let bits: Int

  init(_ range: ValueRange, radius: Double) {
    self.range = range
    let fine = min(radius / 16, range.width / 4_096)
    width = max(fine, range.width / 65_535)
    bits = width > 0 ? bitWidth(UInt64(range.width / width)) : 0
  }

  func numbers(of values: Span<Double>) -> [UInt64] {
    var numbers = [UInt64](repeating: 0, count: values.count)
    guard width > 0 else { return numbers }
    for row in values.indices { numbers[row] = UInt64((values[row] - range.low) / width) }
    return numbers
  }
}

/// How many bits a number has.
private func bitWidth(_ number: UInt64) -> Int { UInt64.bitWidth - number.leadingZeroBitCount }
