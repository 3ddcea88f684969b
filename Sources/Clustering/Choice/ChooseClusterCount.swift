public import Numeric
import Parameters

extension KMeans {
  /// Tries several numbers of groups, measures each, and chooses one with reasons.
  ///
  /// The model of a number is the one ``fit(_:seed:)`` gives for it.
  ///
  /// - Parameters:
  ///   - rows: The rows to group, shape `n × d`, finite, scaled as they should count.
  ///   - range: The numbers of groups to try, from 2 upwards; numbers that need more distinct rows
  ///     than there are, are left out.
  ///   - forced: The number to take whatever the measures say; it is tried too.
  ///   - rule: How the number is chosen.
  ///   - seed: The seed of every random choice. Equal seeds give equal results.
  ///   - progress: Told what is being done, on the caller's thread.
  /// - Returns: The selection, with the model and the labels of the number that was taken.
  /// - Throws: ``ClusteringError`` when a parameter is out of range, a cell is not finite, there
  ///   are fewer distinct rows than the least or the forced number, or the task was cancelled.
  /// - Complexity: One fit a number, O(`m`² · `d`) for the silhouettes of all numbers together, and
  ///   two starts a number and resample of `m` rows; `m` is `n` or the size of the sample.
  public func choose(
    _ rows: Matrix, range: ClosedRange<Int> = 2...10, forced: Int? = nil,
    rule: ClusterCountRule = ClusterCountRule(), seed: UInt64,
    progress: (ClusterCountProgress) -> Void = { _ in }
  ) throws(ClusteringError) -> ClusterCountChoice {
    let trial = ClusterCountTrial(method: self, rows: rows, rule: rule, seed: seed)
    let counts = try trial.counts(range, forced: forced)
    let models = try trial.fit(counts, progress: progress)
    let candidates = try trial.measure(models, progress: progress)
    let selection = ClusterCountSelection(
      candidates, rows: rows.rowCount, forced: forced, rule: rule,
      sampleSize: trial.isSampled ? trial.sample.rowCount : nil)
    let position = counts.firstIndex(of: selection.chosen) ?? 0
    return ClusterCountChoice(
      selection: selection, model: AnyClusteringModel(models[position], by: self),
      labels: labels(by: models[position], of: rows))
  }
}

/// Returns the group of each row; the width is known to fit, because the model was fitted on it.
func labels(by model: KMeansModel, of rows: Matrix) -> [Int32] {
  (try? model.labels(of: rows)) ?? Array(repeating: 0, count: rows.rowCount)
}
