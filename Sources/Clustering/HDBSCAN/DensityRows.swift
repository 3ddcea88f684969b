public import Numeric

/// The different training rows, and where each of them left the hierarchy of crowds.
public struct DensityRows: Sendable, Codable {
  /// The rows, shape `m × d`.
  public let rows: Matrix

  /// How many training rows are equal to each.
  public let counts: [Int]

  /// The number of the neighbour that tells the core distance, itself counted.
  public let neighbours: Int

  /// The group of each row, `-1` for none.
  public let groups: [Int32]

  /// The innermost crowd each row was in.
  public let crowds: [Int32]

  /// The density at which it left.
  public let densities: [Double]

  /// Gathers what is known of the rows.
  init(_ sorted: SortedRows, neighbours: Int, condensed: CondensedTree, groups: [Int32]) {
    self.init(
      rows: sorted.rows, counts: sorted.counts, neighbours: neighbours, groups: groups,
      crowds: condensed.crowdOfLeaf, densities: condensed.densities)
  }

  private init(
    rows: Matrix, counts: [Int], neighbours: Int, groups: [Int32], crowds: [Int32],
    densities: [Double]
  ) {
    self.rows = rows
    self.counts = counts
    self.neighbours = neighbours
    self.groups = groups
    self.crowds = crowds
    self.densities = densities
  }

  /// The same rows with groups numbered anew.
  func renumbered(by numberOf: [Int32]) -> DensityRows {
    DensityRows(
      rows: rows, counts: counts, neighbours: neighbours,
      groups: groups.map { $0 < 0 ? -1 : numberOf[Int($0)] }, crowds: crowds, densities: densities)
  }

  /// The rows that have a group.
  var members: KnownGroups {
    let places = groups.indices.filter { groups[$0] >= 0 }
    return KnownGroups(rows.selectingRows(places), groups: places.map { groups[$0] })
  }

  /// Whether every value is there for every row, and fits crowds and groups.
  func fits(_ hierarchy: DensityHierarchy) -> Bool {
    let count = rows.rowCount
    let (crowds, groups) = (hierarchy.parents.count, hierarchy.deaths.count)
    return count > 0 && rows.columnCount > 0 && counts.count == count
      && self.groups.count == count && self.crowds.count == count && densities.count == count
      && 1...10_000 ~= neighbours && counts.allSatisfy { $0 > 0 }
      && self.crowds.allSatisfy { 0..<crowds ~= Int($0) }
      && self.groups.allSatisfy { -1..<groups ~= Int($0) } && self.groups.contains { $0 >= 0 }
  }
}
