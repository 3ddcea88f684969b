public import Numeric
import Parameters

extension KMedoids {
  /// Finds the groups.
  ///
  /// - Parameters:
  ///   - rows: The rows to group, shape `n × d`, finite, scaled as they should count.
  ///   - seed: The seed of every random choice. Equal seeds give equal models.
  /// - Returns: A model whose groups are numbered by size; medoids nearest to no row, such as one of
  ///   two in the same direction by cosine, are left out.
  /// - Throws: ``ClusteringError`` when a parameter is out of range, a cell is not finite, there
  ///   are fewer distinct rows than groups, or the task was cancelled.
  /// - Complexity: O(`starts` · (`k` + passes) · `m`² · `d`) for `m` distinct rows, memory O(`n` · `d`).
  public func fit(_ rows: Matrix, seed: UInt64) throws(ClusteringError) -> KMedoidsModel {
    try fit(rows, numbers: [clusters], seed: seed) { _ in }[0]
  }

  /// Finds the groups of each number; what ``MedoidStart/build`` begins with is worked out once.
  ///
  /// - Parameters:
  ///   - rows: The rows to group, shape `n × d`, finite, scaled as they should count.
  ///   - numbers: The numbers of groups, each from 1 to the number of distinct rows.
  ///   - seed: The seed of every random choice.
  ///   - progress: Told how many numbers are done.
  /// - Returns: A model a number, in their order.
  /// - Throws: ``ClusteringError`` as ``fit(_:seed:)`` does.
  public func fit(
    _ rows: Matrix, numbers: [Int], seed: UInt64, progress: (Int) -> Void
  ) throws(ClusteringError) -> [KMedoidsModel] {
    do { try validate() } catch { throw .parameter(error) }
    let most = numbers.max() ?? 1
    guard categoryCount == 0 || takesCategories else {
      throw .categoriesNotTaken(method: Self.identifier, advice: "set its metric to gower")
    }
    try checkRows(rows, method: Self.identifier, distinct: most)
    progress(0)
    let cells = Cells(of: rows, atMost: rows.rowCount)
    let metric = FittedMetric(metric, to: cells.means, categories: categoryCount)
    let measured = metric.measured(cells.means)
    let searches = try searches(
      measured, weights: cells.sizes, by: metric.kernel, most: most, seed: seed)
    let all = WeightedPoints(measured, weights: cells.sizes, metric: metric.kernel)
    var models: [KMedoidsModel] = []
    for number in numbers {
      progress(models.count)
      var best: MedoidRun?
      for search in searches {
        for start in 0..<starts {
          var run = try search.run(number, start: start, passes: maximumIterations)
          if searches.count > 1 { run.loss = loss(of: run.medoids, all) }
          if run.loss < best?.loss ?? .infinity || best == nil { best = run }
        }
      }
      if let best { models.append(KMedoidsModel(best, of: cells, metric: metric)) }
    }
    return models
  }

  /// One start, after which further ones hardly move the groups of a resample.
  public var forResamples: Self {
    var method = self
    method.starts = 1
    return method
  }

  /// One search over all rows, or one a sample.
  private func searches(
    _ rows: Matrix, weights: [Int], by metric: PointMetric, most: Int, seed: UInt64
  ) throws(ClusteringError) -> [MedoidSearch] {
    guard rows.rowCount > exactRows else {
      let points = WeightedPoints(rows, weights: weights, metric: metric)
      return [
        try MedoidSearch(
          points, rows: Array(weights.indices), begins: start, most: most, seed: seed)
      ]
    }
    var searches: [MedoidSearch] = []
    for sample in 0..<samples {
      var random = SplitMix64(seed: seed, stream: UInt64(sample) << 32)
      let drawn = drawnIndices(min(sampleRows, rows.rowCount), of: rows.rowCount, by: &random)
      let points = WeightedPoints(
        rows.selectingRows(drawn), weights: drawn.map { weights[$0] }, metric: metric)
      searches.append(
        try MedoidSearch(points, rows: drawn, begins: start, most: most, seed: random.next()))
    }
    return searches
  }
}

/// Returns the weighted sum of distances of all rows to the nearest of some.
private func loss(of medoids: [Int], _ points: WeightedPoints) -> Double {
  var chosen = NearestChosen(points)
  var loss = 0.0
  for medoid in medoids { loss = chosen.choose(medoid) }
  return loss
}
