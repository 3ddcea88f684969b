public import Numeric

/// Rows whose groups are known, and the search for the nearest of them.
public struct KnownGroups: Sendable {
  /// The rows, shape `m × d`.
  public let rows: Matrix

  /// The group of each row.
  public let groups: [Int32]

  private let tree: NeighbourTree

  /// Arranges rows for the search.
  ///
  /// - Precondition: There is a group for each row.
  init(_ rows: Matrix, groups: [Int32]) {
    self.init(rows, groups: groups, tree: NeighbourTree(rows))
  }

  private init(_ rows: Matrix, groups: [Int32], tree: NeighbourTree) {
    precondition(groups.count == rows.rowCount, "a group for each row")
    self.rows = rows
    self.groups = groups
    self.tree = tree
  }

  /// The same rows with groups numbered anew.
  func renumbered(by numberOf: [Int32]) -> KnownGroups {
    KnownGroups(rows, groups: groups.map { numberOf[Int($0)] }, tree: tree)
  }

  /// Returns for each row the group of the nearest known row, of equally near ones the first, and
  /// `-1` where none is near enough.
  ///
  /// - Parameters:
  ///   - rows: The rows.
  ///   - distance: The greatest distance.
  /// - Returns: A group for each row.
  /// - Throws: `ShapeError.featureCount` for rows of another width.
  /// - Complexity: O(`n` log `m`) in few dimensions, O(`n` · `m`) at worst.
  func labels(of rows: Matrix, within distance: Double) throws(ShapeError) -> [Int32] {
    guard rows.columnCount == self.rows.columnCount else {
      throw .featureCount(expected: self.rows.columnCount, got: rows.columnCount)
    }
    return trainingLabels(of: rows, within: distance)
  }

  /// Returns for each row the group of the nearest known row, `-1` where it has none or is farther
  /// than the group allows.
  ///
  /// - Parameters:
  ///   - rows: The rows.
  ///   - distances: The greatest distance for each group.
  /// - Returns: A group for each row.
  /// - Throws: `ShapeError.featureCount` for rows of another width.
  /// - Complexity: O(`n` log `m`) in few dimensions, O(`n` · `m`) at worst.
  func labels(of rows: Matrix, withinOf distances: [Double]) throws(ShapeError) -> [Int32] {
    guard rows.columnCount == self.rows.columnCount else {
      throw .featureCount(expected: self.rows.columnCount, got: rows.columnCount)
    }
    let greatest = distances.max() ?? 0
    return labels(of: rows, within: greatest * greatest) {
      $0 < 0 ? -1 : distances[Int($0)] * distances[Int($0)]
    }
  }

  /// The rows that have a group.
  var members: KnownGroups {
    let places = groups.indices.filter { groups[$0] >= 0 }
    return KnownGroups(rows.selectingRows(places), groups: places.map { groups[$0] })
  }

  /// Returns the groups of rows that are known to be as wide as those known.
  func trainingLabels(of rows: Matrix, within distance: Double) -> [Int32] {
    let limit = distance * distance
    return labels(of: rows, within: limit) { _ in limit }
  }

  /// Returns the group of the nearest known row where that is within the squared limit of the group.
  ///
  /// - Parameters:
  ///   - rows: The rows.
  ///   - greatest: The greatest of all limits.
  ///   - limit: Returns the limit of a group.
  /// - Returns: A group for each row, `-1` where none is near enough.
  private func labels(
    of rows: Matrix, within greatest: Double, _ limit: @Sendable (Int32) -> Double
  ) -> [Int32] {
    var labels = [Int32](repeating: -1, count: rows.rowCount)
    var span = labels.mutableSpan
    forEachChunk(of: &span, atLeast: 256) { range, chunk in
      tree.forEachNearestRow(to: rows, in: range, within: greatest) { place, row, distance in
        if distance <= limit(groups[row]) { chunk[place] = groups[row] }
      }
    }
    return labels
  }
}

extension KnownGroups: Codable {
  private enum CodingKeys: String, CodingKey { case rows, groups }

  /// Reads rows and groups, and refuses them when they do not fit each other.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let rows = try container.decode(Matrix.self, forKey: .rows)
    let groups = try container.decode([Int32].self, forKey: .groups)
    guard groups.count == rows.rowCount, rows.rowCount > 0, rows.columnCount > 0 else {
      throw DecodingError.dataCorruptedError(
        forKey: .groups, in: container,
        debugDescription: "There are \(rows.rowCount) rows and \(groups.count) groups.")
    }
    self.init(rows, groups: groups)
  }

  /// Writes rows and groups; the search is arranged again when they are read.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(rows, forKey: .rows)
    try container.encode(groups, forKey: .groups)
  }
}
