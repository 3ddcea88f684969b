public import Numeric
import Parameters

extension KPrototypes {
  /// Finds the groups.
  ///
  /// - Parameters:
  ///   - rows: The rows to group, shape `n × d`, finite, numbers scaled as they should count, codes of
  ///     categories in the last ``categoryCount`` columns.
  ///   - seed: The seed of every random choice. Equal seeds give equal models.
  /// - Returns: A model whose groups are numbered by size.
  /// - Throws: ``ClusteringError`` when a parameter is out of range, a cell is not finite, there
  ///   are fewer distinct rows than groups, or the task was cancelled.
  /// - Complexity: O(`starts` · passes · `k` · `m` · `d`) for `m` distinct rows.
  /// - Precondition: There are as many columns as categories, or more.
  public func fit(_ rows: Matrix, seed: UInt64) throws(ClusteringError) -> KPrototypesModel {
    do { try validate() } catch { throw .parameter(error) }
    try checkRows(rows, method: Self.identifier, distinct: clusters)
    let cells = Cells(of: rows, atMost: rows.rowCount)
    let points = MixedPoints(cells, categories: categoryCount, gamma: gamma)
    let runs = concurrentMap(starts) { start in
      var random = SplitMix64(seed: seed, stream: UInt64(start))
      return PrototypeRun(points, from: prototypeSeeds(clusters, from: points, by: &random))
    }
    return try model(of: runs, cells, points)
  }

  /// Finds the groups from prototypes that are given, in place of starts.
  ///
  /// - Parameters:
  ///   - rows: The rows to group, as for ``fit(_:seed:)``.
  ///   - prototypes: Where to begin, shape `k × d`.
  /// - Returns: A model whose groups are numbered by size.
  /// - Throws: ``ClusteringError`` as ``fit(_:seed:)`` does.
  /// - Precondition: Prototypes are as wide as rows.
  public func fit(
    _ rows: Matrix, from prototypes: Matrix
  ) throws(ClusteringError) -> KPrototypesModel {
    precondition(prototypes.columnCount == rows.columnCount, "a value for each column")
    do { try validate() } catch { throw .parameter(error) }
    try checkRows(rows, method: Self.identifier, distinct: prototypes.rowCount)
    let cells = Cells(of: rows, atMost: rows.rowCount)
    let points = MixedPoints(cells, categories: categoryCount, gamma: gamma)
    let first = (0..<prototypes.rowCount).map { points.prototype(prototypes.row($0)) }
    return try model(of: [PrototypeRun(points, from: first)], cells, points)
  }

  /// Passes over the rows until no start moves any, and keeps the least cost.
  private func model(
    of starts: [PrototypeRun], _ cells: Cells, _ points: MixedPoints
  ) throws(ClusteringError) -> KPrototypesModel {
    var runs = starts
    var open = Array(runs.indices)
    for _ in 0..<maximumIterations where !open.isEmpty {
      try checkCancellation()
      let (former, places) = (runs, open)
      let next = concurrentMap(places.count) { place in
        var run = former[places[place]]
        run.pass()
        return run
      }
      for (place, run) in zip(places, next) { runs[place] = run }
      open.removeAll { runs[$0].converged }
    }
    let costs = runs.map(\.cost)
    let best = costs.indices.min { costs[$0] < costs[$1] } ?? 0
    return KPrototypesModel(runs[best], of: cells, points)
  }
}

extension MixedPoints {
  /// A prototype of values that were given; a code that no row has matches none.
  fileprivate func prototype(_ row: [Double]) -> Prototype {
    Prototype(
      means: Array(row.prefix(numberCount)),
      modes: (0..<categoryCount).map { category in
        values[category].firstIndex(of: row[numberCount + category]) ?? -1
      })
  }
}
