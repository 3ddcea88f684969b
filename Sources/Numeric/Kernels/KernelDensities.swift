import Glibc

/// Points on which normal curves stand.
public struct KernelPoints: Sendable {
  /// The number of points.
  public let count: Int

  /// The number of features.
  public let featureCount: Int

  /// The coordinates, point after point.
  let coordinates: [Double]

  /// Copies the rows of a matrix.
  public init(_ rows: Matrix) {
    (count, featureCount) = (rows.rowCount, rows.columnCount)
    var coordinates = [Double](repeating: 0, count: count * featureCount)
    for feature in 0..<featureCount {
      let column = rows.column(feature)
      for row in column.indices { coordinates[row * featureCount + feature] = column[row] }
    }
    self.coordinates = coordinates
  }

  /// Returns the logarithm of the weighted sum of exp(−factor · squared distance) at each row.
  ///
  /// Nothing is lost far from all points, where each term is smaller than any number. Terms of less
  /// than e^−45 of the greatest so far are left out: they change no digit.
  ///
  /// - Parameters:
  ///   - weights: How much each point counts.
  ///   - factor: Above 0.
  ///   - rows: The rows, as wide as the points.
  /// - Returns: A logarithm a row, which depends on that row alone.
  /// - Complexity: O(`n` · `count` · `d`).
  /// - Precondition: There is a point, and a weight for each.
  public func logSums(weights: [Double], factor: Double, at rows: Matrix) -> [Double] {
    precondition(weights.count == count && count > 0, "a weight for each point")
    precondition(rows.columnCount == featureCount, "the features of the points")
    let blocked = BlockedRows(rows)
    var sums = [SIMD8<Double>](repeating: .zero, count: blocked.blockCount)
    var span = sums.mutableSpan
    forEachChunk(of: &span, atLeast: 1 + 20_000 / (count * (featureCount + 8))) { blocks, chunk in
      var worker = DensityWorker(points: self, weights: weights, factor: factor)
      for i in chunk.indices { chunk[i] = worker.logSum(blocks.lowerBound + i, of: blocked) }
    }
    return firstLanes(of: sums, count: rows.rowCount)
  }
}

/// One thread's work on densities: the distances of eight rows from some points at a time.
private struct DensityWorker {
  let points: KernelPoints
  let weights: [Double]
  let factor: Double
  var squares = [SIMD8<Double>](repeating: .zero, count: 64)

  init(points: KernelPoints, weights: [Double], factor: Double) {
    (self.points, self.weights, self.factor) = (points, weights, factor)
  }

  mutating func logSum(_ block: Int, of rows: BlockedRows) -> SIMD8<Double> {
    var nearest = SIMD8<Double>(repeating: .infinity)
    var sum = SIMD8<Double>.zero
    var first = 0
    while first < points.count {
      let part = first..<min(first + squares.count, points.count)
      let least = measure(part, block, rows)
      first = part.upperBound
      let former = nearest
      nearest = nearest.least(least)
      sum *= naturalExponential((nearest - former) * factor)
      // A part far beyond the nearest point adds nothing to any lane.
      guard ((least - nearest) * factor).min() <= 45 else { continue }
      for (place, point) in part.enumerated() {
        let exponent = (nearest - squares[place]) * factor
        let term = naturalExponential(exponent) * weights[point]
        sum += term.replacing(with: 0, where: exponent .< -45)
      }
    }
    var result = SIMD8<Double>.zero
    for lane in 0..<8 { result[lane] = log(sum[lane]) - nearest[lane] * factor }
    return result
  }

  /// Finds squared distances from some points, and returns the least of each row.
  private mutating func measure(
    _ part: Range<Int>, _ block: Int, _ rows: BlockedRows
  ) -> SIMD8<Double> {
    var least = SIMD8<Double>(repeating: .infinity)
    let points = points
    let (values, coordinates) = (rows.values.span, points.coordinates.span)
    for (place, point) in part.enumerated() {
      let square = squaredDistance(
        values, block, coordinates, point, features: points.featureCount)
      // Values so great that their squares are not finite are all equally far.
      squares[place] = SIMD8(repeating: 1e300).least(square)
      least = least.least(squares[place])
    }
    return least
  }
}
