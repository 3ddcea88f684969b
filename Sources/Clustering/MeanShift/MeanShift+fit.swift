public import Numeric
import Parameters

extension MeanShift {
  /// Finds the groups.
  ///
  /// - Parameters:
  ///   - rows: The rows to group, shape `n × d`, finite, scaled as they should count.
  ///   - seed: Not used: nothing is left to chance.
  /// - Returns: A model whose groups are numbered by size, the largest first.
  /// - Throws: ``ClusteringError`` when a parameter is out of range, a cell is not finite, there
  ///   are too many distinct rows, or the task was cancelled.
  /// - Complexity: O(moves · `m` · rows within the bandwidth) for `m` distinct rows.
  public func fit(_ rows: Matrix, seed: UInt64) throws(ClusteringError) -> MeanShiftModel {
    do { try validate() } catch { throw .parameter(error) }
    try checkRows(rows, method: Self.identifier, distinct: 1)
    let cells = Cells(of: rows, atMost: rows.rowCount)
    guard cells.sizes.count <= Self.mostRows else {
      throw .tooManyRows(
        method: Self.identifier, most: Self.mostRows, got: cells.sizes.count)
    }
    let bandwidth = bandwidth > 0 ? bandwidth : suggestedBandwidth(cells)
    let peaks = try peaks(of: cells, bandwidth: bandwidth)
    return MeanShiftModel(
      bandwidth: bandwidth, placesAll: placeAll, peaks: peaks, training: rows)
  }

  /// Returns the mean distance within which rows have their share of all rows, themselves included.
  ///
  /// - Parameter rows: The rows to group, shape `n × d`, finite.
  /// - Returns: The bandwidth, above 0.
  /// - Complexity: O(`m` log `m` · `d`) for each of at most 2,000 rows.
  public func suggestedBandwidth(for rows: Matrix) -> Double {
    suggestedBandwidth(Cells(of: rows, atMost: max(1, rows.rowCount)))
  }

  private func suggestedBandwidth(_ cells: Cells) -> Double {
    let total = cells.sizes.reduce(0, +)
    let needed = max(1, Int(Double(total) * share))
    let step = (cells.sizes.count + 1_999) / 2_000
    let asked = Array(stride(from: 0, to: cells.sizes.count, by: max(1, step)))
    let reaches = concurrentMap(asked.count) { reach(cells, from: asked[$0], over: needed) }
    var (sum, weight) = (0.0, 0.0)
    for (place, row) in asked.enumerated() {
      sum += reaches[place] * Double(cells.sizes[row])
      weight += Double(cells.sizes[row])
    }
    // Where all rows are equal any bandwidth tells the same.
    return sum > 0 ? sum / weight : 1
  }

  /// Moves every row uphill, and returns the places that are peaks, in the order of coordinates.
  private func peaks(of cells: Cells, bandwidth: Double) throws(ClusteringError) -> Matrix {
    let tree = NeighbourTree(cells.means)
    var rests: [Rest] = []
    while rests.count < cells.sizes.count {
      try checkCancellation()
      let first = rests.count
      rests += concurrentMap(min(512, cells.sizes.count - first)) { place in
        rest(from: cells.means.row(first + place), cells, tree, bandwidth: bandwidth)
      }
    }
    var peaks: [[Double]] = []
    for rest in rests.sorted(by: >) {
      let isNear = peaks.contains { squaredDistance($0, rest.place) <= bandwidth * bandwidth }
      if !isNear { peaks.append(rest.place) }
    }
    peaks.sort { $0.lexicographicallyPrecedes($1) }
    var result = Matrix(rowCount: peaks.count, columnCount: cells.means.columnCount)
    for (number, peak) in peaks.enumerated() {
      for (feature, value) in peak.enumerated() { result[number, feature] = value }
    }
    return result
  }

  /// Moves one row until it hardly moves: by a thousandth of the bandwidth.
  private func rest(
    from start: [Double], _ cells: Cells, _ tree: NeighbourTree, bandwidth: Double
  ) -> Rest {
    var rest = Rest(place: start, weight: 0)
    for _ in 0..<maximumIterations {
      var sums = [Double](repeating: 0, count: start.count)
      var weight = 0
      tree.forEachRow(within: bandwidth * bandwidth, of: rest.place) { row, _ in
        weight += cells.sizes[row]
        for feature in sums.indices {
          sums[feature] += Double(cells.sizes[row]) * cells.means[row, feature]
        }
      }
      guard weight > 0 else { break }
      let mean = sums.map { $0 / Double(weight) }
      let moved = squaredDistance(mean, rest.place).squareRoot()
      rest = Rest(place: mean, weight: weight)
      if moved <= 1e-3 * bandwidth { break }
    }
    return rest
  }
}

/// Where a row came to rest, and the rows around the place before.
private struct Rest: Sendable, Comparable {
  let place: [Double]
  let weight: Int

  static func < (a: Rest, b: Rest) -> Bool {
    a.weight != b.weight ? a.weight < b.weight : a.place.lexicographicallyPrecedes(b.place)
  }
}

/// Returns the distance from a row within which there are so many rows.
private func reach(_ cells: Cells, from row: Int, over needed: Int) -> Double {
  var squares = [Double](repeating: 0, count: cells.sizes.count)
  for feature in 0..<cells.means.columnCount {
    let values = cells.means.column(feature)
    for other in squares.indices {
      let difference = values[row] - values[other]
      squares[other] += difference * difference
    }
  }
  var left = needed
  for other in squares.indices.sorted(by: { squares[$0] < squares[$1] }) {
    left -= cells.sizes[other]
    if left <= 0 { return squares[other].squareRoot() }
  }
  return squares.max()?.squareRoot() ?? 0
}

private func squaredDistance(_ a: [Double], _ b: [Double]) -> Double {
  var sum = 0.0
  for feature in a.indices { sum += (a[feature] - b[feature]) * (a[feature] - b[feature]) }
  return sum
}
