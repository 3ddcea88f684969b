/// Points in the order of strips.
struct StripPoints: Sendable {
  /// The number of features.
  let featureCount: Int

  /// The values, point after point.
  private(set) var values: [Double]

  /// Where the points of each strip begin, and one end more.
  private(set) var starts: [Int]

  /// The number of points.
  var count: Int { starts[starts.count - 1] }

  /// Copies rows.
  ///
  /// - Parameters:
  ///   - rows: The matrix.
  ///   - order: The rows to take, in the order of strips.
  ///   - starts: Where the rows of each strip begin, and one end more.
  init(_ rows: Matrix, order: [Int32], starts: [Int]) {
    featureCount = rows.columnCount
    self.starts = starts
    values = Array(repeating: 0, count: order.count * featureCount)
    for feature in 0..<featureCount {
      let column = rows.column(feature)
      for place in order.indices {
        values[place * featureCount + feature] = column[Int(order[place])]
      }
    }
  }

  /// The points of a strip.
  @inline(__always)
  func points(of strip: Int) -> Range<Int> { starts[strip]..<starts[strip + 1] }

  /// Returns some of the points, in the same strips.
  ///
  /// - Parameter isTaken: Whether each point is one of them.
  /// - Returns: The points, one after another as they were.
  func taking(where isTaken: [Bool]) -> StripPoints {
    var taken = self
    var count = 0
    for strip in 0..<starts.count - 1 {
      for point in points(of: strip) where isTaken[point] {
        for feature in 0..<featureCount {
          taken.values[count * featureCount + feature] = values[point * featureCount + feature]
        }
        count += 1
      }
      taken.starts[strip + 1] = count
    }
    taken.values.removeLast((self.count - count) * featureCount)
    return taken
  }

  /// Writes the values of up to four neighbours of a strip, a vector a feature; lanes past the last
  /// repeat it.
  @inline(__always)
  func load(_ points: Range<Int>, into four: inout [SIMD4<Double>]) {
    let last = points.upperBound &- 1
    for feature in four.indices {
      let first = points.lowerBound
      four[feature] = SIMD4(
        values[first * featureCount + feature],
        values[min(first + 1, last) * featureCount + feature],
        values[min(first + 2, last) * featureCount + feature],
        values[last * featureCount + feature])
    }
  }

  /// Cuts the strips into parts of about equal numbers of points.
  func parts(_ count: Int) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = 0
    for part in 1...count {
      var end = start
      while end < starts.count - 1, starts[end + 1] * count <= self.count * part { end += 1 }
      if part == count { end = starts.count - 1 }
      parts.append(start..<end)
      start = end
    }
    return parts
  }
}
