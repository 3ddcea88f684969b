public import Numeric
import Parameters

extension HDBSCAN {
  /// Finds the groups.
  ///
  /// - Parameters:
  ///   - rows: The rows to group, shape `n × d`, finite, scaled as they should count.
  ///   - seed: Not used: nothing is left to chance.
  /// - Returns: A model whose groups are numbered by size, the largest first.
  /// - Throws: ``ClusteringError`` when a parameter is out of range, a cell is not finite, no group
  ///   was found, or the task was cancelled.
  /// - Complexity: O(`n` log² `n`) in few dimensions, O(`n`² log `n` · `d`) at worst; memory O(`n`).
  public func fit(_ rows: Matrix, seed: UInt64) throws(ClusteringError) -> HDBSCANModel {
    do { try validate() } catch { throw .parameter(error) }
    try checkRows(rows, method: Self.identifier, distinct: 1)
    let sorted = SortedRows(of: rows)
    let least = leastRows(of: rows.rowCount, leastSize: leastSize, leastShare: leastShare)
    let reachability = MutualReachability(
      sorted.rows, counts: sorted.counts, neighbours: neighbours)
    let edges = try reachability.spanningTree(pause: checkCancellation)
    let tree = Dendrogram(edges.merges, leaves: sorted.counts)
    let condensed = CondensedTree(
      tree, coreDistances: reachability.coreDistances, leastSize: least)
    let chosen = condensed.chosen(by: selection, radius: radius, singleGroup: singleGroup)
    guard !chosen.isEmpty else {
      throw .noGroups(
        method: Self.identifier,
        advice: "no two crowds of \(least) rows part; ask for smaller groups, or allow one group")
    }
    let hierarchy = DensityHierarchy(condensed, chosen: chosen, radius: radius)
    return HDBSCANModel(
      DensityRows(
        sorted, neighbours: neighbours, condensed: condensed,
        groups: condensed.labels(in: hierarchy)),
      hierarchy: hierarchy, placesAll: placeAll, reachability: reachability)
  }
}

/// The least number of rows of a group, by number and by share.
func leastRows(of count: Int, leastSize: Int, leastShare: Double) -> Int {
  max(leastSize, Int((leastShare * Double(count)).rounded(.up)))
}
