import Numeric
import Parameters

/// Fits and measures several numbers of groups.
struct ClusterCountTrial {
  let method: KMeans
  let rows: Matrix
  let rule: ClusterCountRule
  let seed: UInt64

  /// The rows that silhouettes and stability are measured on.
  let sample: Matrix

  /// Whether these are not all rows.
  var isSampled: Bool { sample.rowCount < rows.rowCount }

  init(method: KMeans, rows: Matrix, rule: ClusterCountRule, seed: UInt64) {
    self.method = method
    self.rows = rows
    self.rule = rule
    self.seed = seed
    sample = drawnRows(of: rows, atMost: rule.greatestSample, seed: seed)
  }

  /// Returns the numbers of groups the rows allow, and checks rows and parameters.
  func counts(_ range: ClosedRange<Int>, forced: Int?) throws(ClusteringError) -> [Int] {
    var greatest = method
    greatest.clusters = max(forced ?? 2, range.upperBound)
    do { try greatest.validate() } catch { throw .parameter(error) }
    var counts = Set(max(2, range.lowerBound)...max(2, range.upperBound))
    if let forced { counts.insert(forced) }
    let needed = forced ?? max(2, range.lowerBound)
    try checkRows(rows, method: KMeans.identifier, distinct: needed)
    let distinct = distinctRows(of: rows, upTo: greatest.clusters)
    return counts.filter { $0 <= distinct }.sorted()
  }

  /// Fits each number.
  func fit(
    _ counts: [Int], progress: (ClusterCountProgress) -> Void
  ) throws(ClusteringError) -> [KMeansModel] {
    var models: [KMeansModel] = []
    for (i, count) in counts.enumerated() {
      try checkCancellation()
      progress(
        ClusterCountProgress(
          stage: "fitting \(count) groups", share: 0.4 * Double(i) / Double(counts.count)))
      var method = method
      method.clusters = count
      models.append(try method.fit(rows, seed: seed))
    }
    return models
  }

  /// Measures each model.
  func measure(
    _ models: [KMeansModel], progress: (ClusterCountProgress) -> Void
  ) throws(ClusteringError) -> [ClusterCountSelection.Candidate] {
    try checkCancellation()
    progress(ClusterCountProgress(stage: "measuring silhouettes", share: 0.4))
    let sampled = models.map { labels(by: $0, of: sample) }
    let silhouettes = meanSilhouettes(of: sample, groupings: sampled)
    let stability = Stability(rows: sample, method: method, resamples: rule.resamples, seed: seed)
    var candidates: [ClusterCountSelection.Candidate] = []
    for (i, model) in models.enumerated() {
      try checkCancellation()
      progress(
        ClusterCountProgress(
          stage: "resampling \(model.clusterCount) groups",
          share: 0.6 + 0.4 * Double(i) / Double(models.count)))
      candidates.append(
        candidate(
          model, silhouette: silhouettes[i],
          stability: stability.measure(model, labels: sampled[i])))
    }
    return candidates
  }

  private func candidate(
    _ model: KMeansModel, silhouette: Double, stability: Double
  ) -> ClusterCountSelection.Candidate {
    let labels = labels(by: model, of: rows)
    let total = Double(rows.rowCount)
    return ClusterCountSelection.Candidate(
      k: model.clusterCount, inertia: model.inertia, silhouette: silhouette,
      daviesBouldin: daviesBouldinIndex(of: rows, labels: labels),
      calinskiHarabasz: calinskiHarabaszIndex(of: rows, labels: labels), stability: stability,
      smallest: Double(model.sizes.min() ?? 0) / total,
      largest: Double(model.sizes.max() ?? 0) / total, objection: nil)
  }
}

private func checkCancellation() throws(ClusteringError) {
  if Task.isCancelled { throw .cancelled }
}

/// Returns all rows, or a sample without replacement in the order of the rows.
private func drawnRows(of rows: Matrix, atMost limit: Int, seed: UInt64) -> Matrix {
  guard rows.rowCount > limit else { return rows }
  var random = SplitMix64(seed: seed, stream: 1 << 33)
  var all = Array(0..<rows.rowCount)
  for i in 0..<limit { all.swapAt(i, i + random.nextIndex(below: all.count - i)) }
  return rows.selectingRows(all.prefix(limit).sorted())
}
