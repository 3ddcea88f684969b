public import Numeric
import Parameters

extension OPTICS {
  /// Finds the groups.
  ///
  /// - Parameters:
  ///   - rows: The rows to group, shape `n × d`, finite, scaled as they should count.
  ///   - seed: Not used: nothing is left to chance.
  /// - Returns: A model whose groups are numbered by size, the largest first.
  /// - Throws: ``ClusteringError`` when a parameter is out of range, a cell is not finite, there are
  ///   too many different rows and no radius, no group was found, or the task was cancelled.
  /// - Complexity: O(`n`² · `d`) without a radius; with one O(`n` log `n` + pairs within it) in few
  ///   dimensions. Memory O(`n`).
  public func fit(_ rows: Matrix, seed: UInt64) throws(ClusteringError) -> OPTICSModel {
    let (sorted, plot) = try laidOut(rows)
    let groups =
      switch extraction {
      case .steep:
        SteepAreas(
          plot, steepness: steepness, steady: neighbours,
          leastSize: leastRows(of: rows.rowCount, leastSize: leastSize, leastShare: leastShare)
        ).groups
      case .cut:
        plot.groups(
          below: cut > 0 ? cut : DBSCAN(neighbours: neighbours).suggestedRadius(for: rows))
      }
    guard groups.contains(where: { $0 >= 0 }) else {
      throw .noGroups(method: Self.identifier, advice: advice)
    }
    return OPTICSModel(sorted, plot: plot, groups: groups, placesAll: placeAll)
  }

  /// Walks through the rows, and lays out how far each step went.
  ///
  /// - Parameter rows: The rows, shape `n × d`, finite.
  /// - Returns: The plot.
  /// - Throws: ``ClusteringError`` as ``fit(_:seed:)`` does.
  /// - Complexity: That of a fit.
  public func plot(of rows: Matrix) throws(ClusteringError) -> ReachabilityPlot {
    try laidOut(rows).plot
  }

  private func laidOut(
    _ rows: Matrix
  ) throws(ClusteringError) -> (rows: SortedRows, plot: ReachabilityPlot) {
    do { try validate() } catch { throw .parameter(error) }
    try checkRows(rows, method: Self.identifier, distinct: 1)
    let sorted = SortedRows(of: rows)
    guard radius > 0 || sorted.counts.count <= Self.mostRows else {
      throw .tooManyRows(
        method: "\(Self.identifier) without a radius", most: Self.mostRows,
        got: sorted.counts.count)
    }
    var walk = ReachabilityWalk(
      sorted.rows, counts: sorted.counts, neighbours: neighbours,
      radius: radius > 0 ? radius : .infinity)
    while !walk.isOver {
      if walk.order.count.isMultiple(of: 256) { try checkCancellation() }
      walk.goOn()
    }
    return (sorted, ReachabilityPlot(walk, counts: sorted.counts))
  }

  private var advice: String {
    switch extraction {
    case .steep: "give a lower steepness, smaller valleys, or a greater radius"
    case .cut: "give a greater cut and radius, or fewer neighbours"
    }
  }
}
