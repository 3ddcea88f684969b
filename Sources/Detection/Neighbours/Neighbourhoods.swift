import Numeric

/// The nearest learned rows of some rows.
struct Neighbourhoods: Sendable {
  /// How many neighbours each row has.
  let count: Int

  /// The neighbours as positions among the different learned rows, row after row, nearest first.
  let places: [Int32]

  /// The Euclidean distances to them.
  let distances: [Double]

  /// The number of rows.
  var rowCount: Int { count == 0 ? 0 : places.count / count }

  /// Where the neighbours of a row stand in ``places`` and ``distances``.
  func range(ofRow row: Int) -> Range<Int> { row * count..<(row + 1) * count }

  /// Returns a number for each row, worked out from its neighbours and the distances to them.
  func map(
    _ body: @Sendable (_ places: Span<Int32>, _ distances: Span<Double>) -> Double
  ) -> [Double] {
    mapRows { row, places in body(places, distances.span.extracting(range(ofRow: row))) }
  }

  /// Returns a number for each row, worked out from the row's number and its neighbours.
  func mapRows(_ body: @Sendable (_ row: Int, _ places: Span<Int32>) -> Double) -> [Double] {
    var result = [Double](repeating: 0, count: rowCount)
    var span = result.mutableSpan
    forEachChunk(of: &span, atLeast: 256) { rows, chunk in
      for row in rows {
        chunk[row - rows.lowerBound] = body(row, places.span.extracting(range(ofRow: row)))
      }
    }
    return result
  }
}
