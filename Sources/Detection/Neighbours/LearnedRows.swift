import Numeric

/// Rows that a detector learned: each different one once, and how often it was there.
///
/// A row is never its own neighbour: when a learned row equals the row that is asked about, one such
/// learned row is left out. So training rows have the neighbours they have in a fit of PyOD or
/// scikit-learn, and have them again when they come back alone or in another batch.
struct LearnedRows: Sendable {
  /// The different rows, in the order in which they first appeared.
  let rows: Matrix

  /// How often each of them was there.
  let counts: [Int]

  /// The different rows, arranged for searches.
  let tree: NeighbourTree

  /// The number of rows that were learned, equal ones included.
  var total: Int { counts.reduce(0, +) }

  /// Arranges rows of a fit.
  ///
  /// - Complexity: O(`n` log `n` · `d`).
  init(_ rows: Matrix) {
    let distinct = DistinctRows(of: rows)
    self.init(distinct: rows.selectingRows(distinct.first), counts: distinct.counts)
  }

  private init(distinct rows: Matrix, counts: [Int]) {
    self.rows = rows
    self.counts = counts
    tree = NeighbourTree(rows, counts: counts)
  }

  /// Returns the nearest learned rows of each row, one equal to it left out.
  ///
  /// - Parameters:
  ///   - count: How many neighbours to find, fewer than ``total``; equal rows are as many neighbours.
  ///   - rows: The rows to find neighbours of, as wide as those that were learned.
  /// - Returns: So many neighbours of each row, the nearest first.
  /// - Complexity: O(log `n` · `count`) a row in few dimensions, O(`n` · `d`) at worst.
  func neighbours(_ count: Int, of rows: Matrix) -> Neighbourhoods {
    let found = NearestRows(of: rows, among: tree, count: count + 1)
    var result = Neighbourhoods(count: count, rowCount: rows.rowCount)
    for row in 0..<rows.rowCount {
      var place = row * count
      for nearest in row * found.count..<(row + 1) * found.count where place < (row + 1) * count {
        let learned = Int(found.rows[nearest])
        let isSelf = nearest == row * found.count && found.distances[nearest] == 0
        let end = min((row + 1) * count, place + counts[learned] - (isSelf ? 1 : 0))
        for repeated in place..<end {
          result.places[repeated] = found.rows[nearest]
          result.distances[repeated] = found.distances[nearest]
        }
        place = end
      }
    }
    return result
  }
}

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

  /// Where the neighbours of a row stand in ``places`` and ``distances``.
  func range(ofRow row: Int) -> Range<Int> { row * count..<(row + 1) * count }
}

extension LearnedRows: Codable {
  enum CodingKeys: String, CodingKey { case rows, counts }

  /// Reads learned rows and arranges them anew.
  ///
  /// - Throws: `DecodingError` when they are not what a fit would have learned.
  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let columns = try container.decode([[Double]].self, forKey: .rows)
    let counts = try container.decode([Int].self, forKey: .counts)
    do {
      let rows = try Matrix(columns: columns)
      try checkRows(rows, method: "A model of learned rows", needed: 1)
      guard counts.count == rows.rowCount else {
        throw DetectionError.shape(
          .raggedColumns(expected: rows.rowCount, got: counts.count, column: 0))
      }
      guard counts.allSatisfy({ $0 > 0 && $0 <= 1 << 40 }) else {
        throw DecodingError.dataCorruptedError(
          forKey: .counts, in: container, debugDescription: "A learned row was there no times.")
      }
      self.init(distinct: rows, counts: counts)
    } catch let error as DecodingError {
      throw error
    } catch {
      throw DecodingError.dataCorruptedError(
        forKey: .rows, in: container, debugDescription: "\(error)")
    }
  }

  /// Writes the different rows, column by column, and how often each was there.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode((0..<rows.columnCount).map { rows.columnValues($0) }, forKey: .rows)
    try container.encode(counts, forKey: .counts)
  }
}
