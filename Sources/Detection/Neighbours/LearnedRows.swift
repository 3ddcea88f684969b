public import Numeric

/// Rows that a detector learned: each different one once, and how often it was there.
///
/// A row is never its own neighbour: when a learned row equals the row that is asked about, one such
/// learned row is left out. So training rows have the neighbours they have in a fit of PyOD or
/// scikit-learn, and have them again when they come back alone or in another batch.
public struct LearnedRows: Sendable {
  /// The different rows, in the order in which they first appeared.
  public let rows: Matrix

  /// How often each of them was there.
  public let counts: [Int]

  /// The different rows, arranged for searches.
  let tree: NeighbourTree

  /// The number of rows that were learned, equal ones included.
  public let total: Int

  /// Arranges rows of a fit.
  ///
  /// - Complexity: O(`n` log `n` · `d`).
  init(_ rows: Matrix) {
    let distinct = DistinctRows(of: rows)
    let areAll = distinct.first.count == rows.rowCount
    self.init(
      distinct: areAll ? rows : rows.selectingRows(distinct.first), counts: distinct.counts)
  }

  private init(distinct rows: Matrix, counts: [Int]) {
    self.rows = rows
    self.counts = counts
    tree = NeighbourTree(rows, counts: counts)
    total = counts.reduce(0, +)
  }

  /// Which different learned row each of some rows equals, `-1` for none.
  ///
  /// - Complexity: O((`n` + `m`) · `d`) expected.
  func places(of rows: Matrix) -> [Int32] {
    let count = self.rows.rowCount
    var both = Matrix(rowCount: count + rows.rowCount, columnCount: rows.columnCount)
    for feature in 0..<rows.columnCount {
      for row in 0..<count { both[row, feature] = self.rows[row, feature] }
      for row in 0..<rows.rowCount { both[count + row, feature] = rows[row, feature] }
    }
    return DistinctRows(of: both).place.dropFirst(count).map { $0 < count ? $0 : -1 }
  }

  /// Returns the nearest learned rows of each row, one equal to it left out.
  ///
  /// - Parameters:
  ///   - count: How many neighbours to find, fewer than ``total``; equal rows are as many neighbours.
  ///   - rows: The rows to find neighbours of, as wide as those that were learned.
  /// - Returns: So many neighbours of each row, the nearest first.
  /// - Complexity: O(log `n` · `count`) a row in few dimensions, O(`n` · `d`) at worst.
  func neighbours(_ count: Int, of rows: Matrix) -> Neighbourhoods {
    let found = NearestRows(
      besides: rows, among: tree, counts: repeats, count: count, areInTree: rows == self.rows)
    return Neighbourhoods(count: count, places: found.rows, distances: found.distances)
  }

  /// Returns a number for each row, worked out from its nearest learned rows, one equal to it left out.
  ///
  /// The neighbours are those of ``neighbours(_:of:)``, but are not kept.
  ///
  /// - Parameters:
  ///   - count: How many neighbours to find, at least one, fewer than ``total``.
  ///   - rows: The rows to find neighbours of, as wide as those that were learned.
  ///   - body: Takes the neighbours of a row, the nearest first, and the distances to them.
  /// - Returns: A number a row.
  func mapNeighbours(
    _ count: Int, of rows: Matrix,
    _ body: @Sendable (_ places: Span<Int32>, _ distances: Span<Double>) -> Double
  ) -> [Double] {
    NearestRows.map(
      besides: rows, among: tree, counts: repeats, count: count, areInTree: rows == self.rows, body)
  }

  /// How often each different row was there, where any was there more than once.
  private var repeats: [Int]? { total == rows.rowCount ? nil : counts }
}

extension LearnedRows: Codable {
  enum CodingKeys: String, CodingKey { case rows, counts }

  /// Reads learned rows and arranges them anew.
  ///
  /// - Throws: `DecodingError` when they are not what a fit would have learned.
  public init(from decoder: any Decoder) throws {
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
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode((0..<rows.columnCount).map { rows.columnValues($0) }, forKey: .rows)
    try container.encode(counts, forKey: .counts)
  }
}
