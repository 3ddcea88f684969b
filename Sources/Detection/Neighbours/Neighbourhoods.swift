import Numeric

/// The nearest learned rows of some rows.
struct Neighbourhoods: Sendable {
  /// How many neighbours each row has.
  let count: Int

  /// The neighbours as positions among the different learned rows, row after row, nearest first.
  var places: [Int32]

  /// The Euclidean distances to them.
  var distances: [Double]

  /// The number of rows.
  var rowCount: Int { count == 0 ? 0 : places.count / count }

  init(count: Int, rowCount: Int) {
    self.count = count
    places = Array(repeating: 0, count: count * rowCount)
    distances = Array(repeating: 0, count: count * rowCount)
  }

  /// Takes the nearest of different rows, but for one that equals the row.
  ///
  /// - Parameters:
  ///   - count: One fewer than were found.
  ///   - found: The nearest, a row that equals it first.
  init(count: Int, leavingOutSelfIn found: NearestRows) {
    self.init(count: count, rowCount: found.rowCount)
    var (toPlaces, toDistances) = (places, distances)
    (places, distances) = ([], [])
    // The first of those found, or the second where the first is the row itself.
    @Sendable func source(_ cell: Int) -> Int {
      let first = cell / count * found.count
      return first + cell % count + (found.distances[first] == 0 ? 1 : 0)
    }
    var placeSpan = toPlaces.mutableSpan
    forEachChunk(of: &placeSpan, atLeast: 1 << 14) { cells, chunk in
      for cell in cells { chunk[cell - cells.lowerBound] = found.rows[source(cell)] }
    }
    var distanceSpan = toDistances.mutableSpan
    forEachChunk(of: &distanceSpan, atLeast: 1 << 14) { cells, chunk in
      for cell in cells { chunk[cell - cells.lowerBound] = found.distances[source(cell)] }
    }
    (places, distances) = (toPlaces, toDistances)
  }

  /// Where the neighbours of a row stand in ``places`` and ``distances``.
  func range(ofRow row: Int) -> Range<Int> { row * count..<(row + 1) * count }

  /// Returns a number for each row, worked out from its neighbours and the distances to them.
  func map(
    _ body: @Sendable (_ places: Span<Int32>, _ distances: Span<Double>) -> Double
  ) -> [Double] {
    var result = [Double](repeating: 0, count: rowCount)
    var span = result.mutableSpan
    forEachChunk(of: &span, atLeast: 256) { rows, chunk in
      for row in rows {
        let range = range(ofRow: row)
        chunk[row - rows.lowerBound] = body(
          places.span.extracting(range), distances.span.extracting(range))
      }
    }
    return result
  }
}
