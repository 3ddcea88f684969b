/// Rows arranged so that all pairs within a distance of each other are found quickly.
///
/// The two widest features cut space into strips one radius wide; within a strip rows stand in the
/// order of the third widest, so that those that may be near are a window. Every pair is met once,
/// from the strip that comes first. With more features than three strips tell less and less, and
/// the search slowly becomes a comparison of all pairs.
struct RadiusStrips: Sendable {
  /// The rows in the order of strips.
  let order: [Int32]

  private let radius: Double

  /// The values of the rows in that order, four features a vector; the feature along which strips
  /// are sorted comes first, and what no feature fills is zero.
  private let points: [SIMD4<Double>]

  /// The number of vectors of a row.
  private let width: Int

  private let strips: [Strip]

  /// The rows of one strip, and the strips behind it that touch it.
  private struct Strip: Sendable {
    var key: StripKey
    var rows: Range<Int>
    var touching: [Int] = []
  }

  /// Arranges the rows of a matrix.
  ///
  /// - Complexity: O(`n` log `n` + `n` · `d`).
  /// - Precondition: There is a feature, values are finite, and the radius is above 0.
  init(_ rows: Matrix, radius: Double) {
    self.radius = radius
    let features = featuresWidestFirst(of: rows)
    let along = features[min(2, features.count - 1)]
    let keys = stripKeys(of: rows, features: Array(features.prefix(2)), radius: radius)
    let values = rows.columnValues(along)
    let entries = keys.indices.map { StripEntry(key: keys[$0], value: values[$0], row: Int32($0)) }
      .sorted()
    order = entries.map(\.row)
    width = (features.count + 3) / 4
    var points = [SIMD4<Double>](repeating: .zero, count: entries.count * width)
    for (lane, feature) in ([along] + features.filter { $0 != along }).enumerated() {
      let column = rows.column(feature)
      for (place, entry) in entries.enumerated() {
        points[place * width + lane / 4][lane % 4] = column[Int(entry.row)]
      }
    }
    self.points = points
    strips = Self.linked(entries.map(\.key))
  }

  private static func linked(_ keys: [StripKey]) -> [Strip] {
    var strips: [Strip] = []
    for (place, key) in keys.enumerated() {
      let start = strips.last?.key == key ? strips.removeLast().rows.lowerBound : place
      strips.append(Strip(key: key, rows: start..<place + 1))
    }
    let places = Dictionary(
      strips.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    for strip in strips.indices {
      strips[strip].touching = strips[strip].key.behind.compactMap { places[$0] }
    }
    return strips
  }

  /// Gives a body the pairs of rows that may be within the radius, as places in ``order``, and whether
  /// they are.
  ///
  /// - Parameters:
  ///   - range: The strips in which the first row of a pair is.
  ///   - isTaken: Whether pairs of a first row are wanted.
  ///   - body: Takes the two rows and whether they are within the radius.
  @inline(__always)
  func forEachPair(
    in range: Range<Int>, ofRowsWhere isTaken: (Int) -> Bool, _ body: (Int, Int, Bool) -> Void
  ) {
    let points = points.span
    let squaredRadius = radius * radius
    for strip in range {
      let rows = strips[strip].rows
      for first in rows where isTaken(first) {
        window(first, from: first + 1, to: rows.upperBound, points, squaredRadius, body)
      }
      for other in strips[strip].touching {
        var start = strips[other].rows.lowerBound
        let end = strips[other].rows.upperBound
        for first in rows where isTaken(first) {
          let least = points[first * width].x - radius
          while start < end, points[start * width].x < least { start += 1 }
          window(first, from: start, to: end, points, squaredRadius, body)
        }
      }
    }
  }

  /// Compares a row with those of a window, which begins at the first that may be near.
  @inline(__always)
  private func window(
    _ first: Int, from start: Int, to end: Int, _ points: Span<SIMD4<Double>>,
    _ squaredRadius: Double, _ body: (Int, Int, Bool) -> Void
  ) {
    let point = points[first * width]
    let greatest = point.x + radius
    var second = start
    while second < end {
      let other = points[second * width]
      if other.x > greatest { break }
      let difference = point - other
      var squared = (difference * difference).sum()
      for part in 1..<max(1, width) {
        let difference = points[first * width + part] - points[second * width + part]
        squared += (difference * difference).sum()
      }
      body(first, second, squared <= squaredRadius)
      second += 1
    }
  }

  /// Cuts the strips into parts of about equal numbers of rows.
  func parts(_ count: Int) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = 0
    for part in 1...count {
      var end = start
      while end < strips.count, strips[end].rows.upperBound * count <= order.count * part {
        end += 1
      }
      if part == count { end = strips.count }
      parts.append(start..<end)
      start = end
    }
    return parts
  }
}

/// Where a strip lies along the two widest features.
private struct StripKey: Sendable, Hashable {
  var x: Int32
  var y: Int32

  /// The strips behind this one that touch it.
  var behind: [StripKey] {
    [
      StripKey(x: x, y: y + 1), StripKey(x: x + 1, y: y - 1), StripKey(x: x + 1, y: y),
      StripKey(x: x + 1, y: y + 1),
    ]
  }
}

/// A row with what decides its place.
private struct StripEntry: Comparable {
  var key: StripKey
  var value: Double
  var row: Int32

  static func < (a: StripEntry, b: StripEntry) -> Bool {
    if a.key.x != b.key.x { return a.key.x < b.key.x }
    if a.key.y != b.key.y { return a.key.y < b.key.y }
    return a.value != b.value ? a.value < b.value : a.row < b.row
  }
}

/// The features, the one with the greatest range first.
private func featuresWidestFirst(of rows: Matrix) -> [Int] {
  let widths = (0..<rows.columnCount).map { feature in
    let values = rows.columnValues(feature)
    return (values.max() ?? 0) - (values.min() ?? 0)
  }
  return widths.indices.sorted { (-widths[$0], $0) < (-widths[$1], $1) }
}

/// The strip of each row; strips are a little wider than the radius, and wider still where there
/// would be too many to number.
private func stripKeys(of rows: Matrix, features: [Int], radius: Double) -> [StripKey] {
  let places = features.map { feature -> [Int32] in
    let values = rows.columnValues(feature)
    let (low, high) = (values.min() ?? 0, values.max() ?? 0)
    let width = max(radius * (1 + 0x1p-30), (high - low) / 0x1p29)
    return values.map { Int32(($0 - low) / width) }
  }
  return (0..<rows.rowCount).map { row in
    // Of one or two features the last orders the rows of a strip instead.
    StripKey(x: places.count > 1 ? places[0][row] : 0, y: rows.columnCount > 2 ? places[1][row] : 0)
  }
}
