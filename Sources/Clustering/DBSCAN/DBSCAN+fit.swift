public import Numeric
import Parameters

extension DBSCAN {
  /// Finds the groups.
  ///
  /// - Parameters:
  ///   - rows: The rows to group, shape `n × d`, finite, scaled as they should count.
  ///   - seed: Not used: nothing is left to chance.
  /// - Returns: A model whose groups are numbered by size, the largest first.
  /// - Throws: ``ClusteringError`` when a parameter is out of range, a cell is not finite, or no row
  ///   is a core.
  /// - Complexity: O(`n` log `n` + pairs within the radius) in few dimensions, O(`n`² · `d`) at worst.
  public func fit(_ rows: Matrix, seed: UInt64) throws(ClusteringError) -> DBSCANModel {
    do { try validate() } catch { throw .parameter(error) }
    try checkRows(rows, method: Self.identifier, distinct: 1)
    let radius = radius > 0 ? radius : suggestedRadius(for: rows)
    let graph = RadiusGraph(rows, radius: radius)
    let isCore = graph.neighbourCounts(upTo: neighbours).map { $0 >= neighbours }
    guard isCore.contains(true) else {
      throw .noGroups(
        method: Self.identifier,
        advice: "no row has \(neighbours) within \(radius); give a greater radius, or fewer")
    }
    return DBSCANModel(
      self, radius: radius, training: rows, graph: graph,
      component: graph.components(ofChosen: isCore))
  }

  /// Returns the radius at which the sorted distances to the neighbour asked for bend most.
  ///
  /// - Parameter rows: The rows to group, shape `n × d`, finite.
  /// - Returns: The radius, above 0.
  /// - Complexity: O(`n` log `n`) in few dimensions.
  public func suggestedRadius(for rows: Matrix) -> Double {
    suggestedRadius(neighbourDistances(of: rows))
  }

  /// Returns how far each row is from the neighbour asked for, the greatest distance first.
  ///
  /// - Parameter rows: The rows to group, shape `n × d`, finite.
  /// - Returns: The distances above 0 of rows that have such a neighbour.
  /// - Complexity: O(`n` log `n`) in few dimensions.
  func neighbourDistances(of rows: Matrix) -> [Double] {
    let distinct = DistinctRows(of: rows)
    let (rows, counts) = (rows.selectingRows(distinct.first), distinct.counts)
    let tree = NeighbourTree(rows, counts: counts)
    var distances = [Double](repeating: 0, count: rows.rowCount)
    var span = distances.mutableSpan
    forEachChunk(of: &span, atLeast: 256) { range, chunk in
      var found: [Double] = []
      tree.forEachNearest(neighbours, to: rows, in: range) { _, squares in
        found.append(squares[neighbours - 1].squareRoot())
      }
      for place in found.indices { chunk[place] = found[place] }
    }
    return zip(distances, counts).flatMap { Array(repeating: $0, count: $1) }
      .filter { $0 > 0 && $0.isFinite }.sorted(by: >)
  }

  private func suggestedRadius(_ falling: [Double]) -> Double {
    guard let bend = knee(x: Array(falling.indices), y: falling) ?? falling.indices.last else {
      // All rows are equal, or fewer than a core takes: any radius tells the same.
      return 1
    }
    return falling[bend]
  }
}
