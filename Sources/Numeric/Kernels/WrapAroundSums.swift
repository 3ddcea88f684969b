extension KernelPoints {
  /// Returns the weighted sum of how near rows are to points in a cube whose ends meet.
  ///
  /// The nearness of a row and a point is the product over features of 3/2 − t + t², t being how far they
  /// are apart.
  ///
  /// - Parameters:
  ///   - weights: How much each point counts.
  ///   - rows: The rows, as wide as the points, from 0 to 1.
  /// - Returns: A sum a row, which depends on that row alone.
  /// - Complexity: O(`n` · `count` · `d`).
  /// - Precondition: A weight for each point.
  public func wrapAroundSums(weights: [Double], at rows: Matrix) -> [Double] {
    precondition(weights.count == count, "a weight for each point")
    precondition(rows.columnCount == featureCount, "the features of the points")
    let blocked = BlockedRows(rows)
    var sums = [SIMD8<Double>](repeating: .zero, count: blocked.blockCount)
    var span = sums.mutableSpan
    forEachChunk(of: &span, atLeast: 1 + 20_000 / (count * featureCount + 1)) { blocks, chunk in
      let (values, points) = (blocked.values.span, coordinates.span)
      var lanes = [SIMD8<Double>](repeating: .zero, count: featureCount)
      for i in chunk.indices {
        let block = blocks.lowerBound + i
        for feature in lanes.indices {
          lanes[feature] = eight(values, at: (block * featureCount + feature) * 8)
        }
        chunk[i] = wrapAroundSum(lanes.span, points, weights.span)
      }
    }
    return firstLanes(of: sums, count: rows.rowCount)
  }
}

private func wrapAroundSum(
  _ row: Span<SIMD8<Double>>, _ points: Span<Double>, _ weights: Span<Double>
) -> SIMD8<Double> {
  var sum = SIMD8<Double>.zero
  for point in weights.indices {
    var product = SIMD8<Double>(repeating: weights[point])
    for feature in row.indices {
      // Safe: each point has as many coordinates as the row.
      let cell = point &* row.count &+ feature
      let difference = unsafe row[unchecked: feature] - points[unchecked: cell]
      let apart = difference.magnitudes
      product *= 1.5 + apart * (apart - 1)
    }
    sum += product
  }
  return sum
}
