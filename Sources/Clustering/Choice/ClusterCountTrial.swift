import Numeric
import Parameters

/// Fits and measures several numbers of groups.
struct ClusterCountTrial<Method: Clusterer> {
  let method: Method
  let rows: Matrix
  let rule: ClusterCountRule
  let seed: UInt64

  /// The rows that stability is measured on.
  let sample: Matrix

  init(method: Method, rows: Matrix, rule: ClusterCountRule, seed: UInt64) {
    self.method = method
    self.rows = rows
    self.rule = rule
    self.seed = seed
    sample = drawnRows(of: rows, atMost: rule.greatestSample, seed: seed)
  }

  /// Fits and measures each number, and takes one.
  ///
  /// - Parameters:
  ///   - numbers: The numbers of groups, rising; none for a method that finds the number itself.
  ///   - forced: The number to take whatever the measures say.
  ///   - progress: Told what is being done.
  /// - Returns: The selection, with the model and the labels of the number that was taken.
  /// - Throws: ``ClusteringError`` as fitting does, and when the task was cancelled.
  func choice(
    _ numbers: [Int], forced: Int?, progress: (ClusterCountProgress) -> Void
  ) throws(ClusteringError) -> ClusterCountChoice {
    let fitted = try fit(numbers, progress: progress)
    // A method may find fewer groups than it was asked for; that number was tried by itself.
    let whole = fitted.indices.filter { numbers.isEmpty || fitted[$0].clusterCount == numbers[$0] }
    let (models, numbers) = (
      whole.map { fitted[$0] }, numbers.isEmpty ? [] : whole.map { numbers[$0] }
    )
    guard !models.isEmpty, forced.map(numbers.contains) ?? true else {
      throw .fewerGroups(method: Method.identifier, found: fitted.map(\.clusterCount).max() ?? 0)
    }
    let gap = try gapStatistic(numbers, progress: progress)
    let candidates = try measure(models, numbers: numbers, progress: progress)
    let selection = ClusterCountSelection(
      candidates, rows: rows.rowCount, forced: forced, rule: rule, gap: gap,
      sampleSize: sample.rowCount < rows.rowCount ? sample.rowCount : nil,
      foundBy: numbers.isEmpty ? Method.identifier : nil)
    let position = candidates.firstIndex { $0.k == selection.chosen } ?? 0
    return ClusterCountChoice(
      selection: selection, model: AnyClusteringModel(models[position], by: method),
      labels: labels(by: models[position], of: rows))
  }

  private func fit(
    _ numbers: [Int], progress: (ClusterCountProgress) -> Void
  ) throws(ClusteringError) -> [Method.Model] {
    try checkCancellation()
    if numbers.isEmpty { progress(ClusterCountProgress(stage: "grouping", share: 0)) }
    return try method.fit(rows, numbers: numbers, seed: seed) { done in
      progress(
        ClusterCountProgress(
          stage: "fitting \(numbers[done]) groups",
          share: 0.3 * Double(done) / Double(numbers.count)))
    }
  }

  /// Compares the numbers with groups of rows that have none; nothing for a method that finds the
  /// number itself, and where such rows cannot be grouped.
  private func gapStatistic(
    _ numbers: [Int], progress: (ClusterCountProgress) -> Void
  ) throws(ClusteringError) -> GapStatistic? {
    guard rule.references > 1, !numbers.isEmpty else { return nil }
    let drawn = drawnRows(of: rows, atMost: rule.greatestGapSample, seed: seed)
    let distinct = DistinctRows.count(of: drawn, upTo: numbers.max() ?? 1)
    let allowed = [1] + numbers.filter { 1 < $0 && $0 <= distinct }
    do {
      let found = try GapMeasurement(method: method, rows: drawn, seed: seed).measure(
        allowed, references: rule.references
      ) { share in
        progress(
          ClusterCountProgress(stage: "grouping even customers", share: 0.3 + 0.2 * share))
      }
      return found.points.count > 1 ? found : nil
    } catch .cancelled {
      throw .cancelled
    } catch {
      return nil
    }
  }

  private func measure(
    _ models: [Method.Model], numbers: [Int], progress: (ClusterCountProgress) -> Void
  ) throws(ClusteringError) -> [ClusterCountSelection.Candidate] {
    try checkCancellation()
    progress(ClusterCountProgress(stage: "measuring silhouettes", share: 0.5))
    let grouped = models.map { labels(by: $0, of: rows) }
    let measured = MeasuredRows(rows, categories: method.categoryCount)
    let silhouettes = measured.silhouetteEstimates(
      grouped, whole: rule.greatestSample, seed: seed)
    try checkCancellation()
    let stability = Stability(rows: sample, method: method, resamples: rule.resamples, seed: seed)
    let isWhole = sample.rowCount == rows.rowCount
    let sampled = isWhole ? grouped : models.map { labels(by: $0, of: sample) }
    let agreements = try stability.measure(sampled, numbers: numbers) { share in
      progress(ClusterCountProgress(stage: "resampling", share: 0.6 + 0.4 * share))
    }
    return models.indices.map {
      var found = candidate(
        models[$0], GroupedRows(measured.plain, grouped[$0]), silhouettes[$0])
      found.stability = agreements[$0]
      if numbers.isEmpty { found.measureDensity(of: models[$0], by: method, rows, seed: seed) }
      return found
    }
  }

  private func candidate(
    _ model: Method.Model, _ grouped: GroupedRows, _ silhouette: SilhouetteEstimate
  ) -> ClusterCountSelection.Candidate {
    let sizes = grouped.sizes(of: model.clusterCount)
    let total = Double(rows.rowCount)
    var found = ClusterCountSelection.Candidate(
      k: model.clusterCount,
      inertia: model.trainingInertia ?? inertia(of: grouped.rows, labels: grouped.labels),
      silhouette: silhouette.mean,
      daviesBouldin: daviesBouldinIndex(of: grouped.rows, labels: grouped.labels),
      calinskiHarabasz: calinskiHarabaszIndex(of: grouped.rows, labels: grouped.labels),
      stability: 1, smallest: Double(sizes.min() ?? 0) / total,
      largest: Double(sizes.max() ?? 0) / total,
      ungrouped: Double(rows.rowCount - grouped.rows.rowCount) / total,
      bayesianInformation: model.bayesianInformation, objection: nil)
    if !silhouette.isExact {
      found.silhouetteError = silhouette.error
      found.silhouetteRows = silhouette.measured
    }
    return found
  }
}

/// The rows that belong to a group, with their groups.
struct GroupedRows: Sendable {
  let rows: Matrix
  let labels: [Int32]

  /// Leaves out rows that belong to none.
  init(_ rows: Matrix, _ labels: [Int32]) {
    let places = labels.indices.filter { labels[$0] >= 0 }
    let isWhole = places.count == labels.count
    self.rows = isWhole ? rows : rows.selectingRows(places)
    self.labels = isWhole ? labels : places.map { labels[$0] }
  }

  /// The number of rows of each of some groups.
  func sizes(of groups: Int) -> [Int] {
    labels.reduce(into: [Int](repeating: 0, count: groups)) { $0[Int($1)] += 1 }
  }
}

/// Returns all rows, or a sample without replacement in the order of the rows.
func drawnRows(of rows: Matrix, atMost limit: Int, seed: UInt64) -> Matrix {
  guard rows.rowCount > limit else { return rows }
  var random = SplitMix64(seed: seed, stream: 1 << 33)
  return rows.selectingRows(drawnIndices(limit, of: rows.rowCount, by: &random))
}

/// Returns some of the numbers below a bound, each once, in rising order.
func drawnIndices(_ count: Int, of bound: Int, by random: inout SplitMix64) -> [Int] {
  var all = Array(0..<bound)
  for i in 0..<count { all.swapAt(i, i + random.nextIndex(below: bound - i)) }
  return all.prefix(count).sorted()
}
