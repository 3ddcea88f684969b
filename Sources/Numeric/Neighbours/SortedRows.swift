/// The different rows of a matrix in the order of their values, with how often each appears.
///
/// What is worked out from them does not depend on the order in which rows were given.
public struct SortedRows: Sendable {
  /// The different rows, by their first feature, then by their second, and so on.
  public let rows: Matrix

  /// How often each of them appears.
  public let counts: [Int]

  /// Which of them each row is.
  public let place: [Int32]

  /// Finds and sorts the different rows; 0 and -0 are equal.
  ///
  /// - Parameter rows: The rows, shape `n × d`, finite.
  /// - Complexity: O(`n` log `n` · `d`).
  public init(of rows: Matrix) {
    let distinct = DistinctRows(of: rows)
    let features = rows.columnCount
    var entries = distinct.first.indices.map { number in
      SortedEntry(value: features > 0 ? rows[distinct.first[number], 0] : 0, number: Int32(number))
    }
    entries.sort { a, b in
      if a.value != b.value { return a.value < b.value }
      let (first, second) = (distinct.first[Int(a.number)], distinct.first[Int(b.number)])
      for feature in 1..<max(1, features) {
        let (x, y) = (rows[first, feature], rows[second, feature])
        if x != y { return x < y }
      }
      return false
    }
    self.rows = rows.selectingRows(entries.map { distinct.first[Int($0.number)] })
    counts = entries.map { distinct.counts[Int($0.number)] }
    var newPlace = [Int32](repeating: 0, count: entries.count)
    for (place, entry) in entries.enumerated() { newPlace[Int(entry.number)] = Int32(place) }
    place = distinct.place.map { newPlace[Int($0)] }
  }
}

/// A row with the value that mostly decides its place.
private struct SortedEntry {
  let value: Double
  let number: Int32
}
