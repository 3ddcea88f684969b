public import Numeric
import Parameters

extension CountedClusterer {
  /// Tries several numbers of groups, measures each, and chooses one with reasons.
  ///
  /// The model of a number is the one ``Clusterer/fit(_:seed:)`` gives for it.
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
  ///   a fit a number and resample of `m` rows; `m` is `n` or the size of the sample.
  public func choose(
    _ rows: Matrix, range: ClosedRange<Int> = 2...10, forced: Int? = nil,
    rule: ClusterCountRule = ClusterCountRule(), seed: UInt64,
    progress: (ClusterCountProgress) -> Void = { _ in }
  ) throws(ClusteringError) -> ClusterCountChoice {
    let numbers = try numbers(range, forced: forced, for: rows)
    let trial = ClusterCountTrial(method: self, rows: rows, rule: rule, seed: seed)
    return try trial.choice(numbers, forced: forced, progress: progress)
  }

  /// Returns the numbers of groups the rows allow, and checks rows and parameters.
  private func numbers(
    _ range: ClosedRange<Int>, forced: Int?, for rows: Matrix
  ) throws(ClusteringError) -> [Int] {
    var greatest = self
    greatest.clusters = max(forced ?? 2, range.upperBound)
    do { try greatest.validate() } catch { throw .parameter(error) }
    var numbers = Set(max(2, range.lowerBound)...max(2, range.upperBound))
    if let forced { numbers.insert(forced) }
    let needed = forced ?? max(2, range.lowerBound)
    try checkRows(rows, method: Self.identifier, distinct: needed)
    let distinct = DistinctRows.count(of: rows, upTo: greatest.clusters)
    return numbers.filter { $0 <= distinct }.sorted()
  }
}

extension Clusterer {
  /// Finds the groups, whose number the method finds itself, and measures them.
  ///
  /// - Parameters:
  ///   - rows: The rows to group, shape `n × d`, finite, scaled as they should count.
  ///   - range: Not used.
  ///   - forced: Must be `nil`.
  ///   - rule: What makes groups such that one can work with them.
  ///   - seed: The seed of every random choice. Equal seeds give equal results.
  ///   - progress: Told what is being done, on the caller's thread.
  /// - Returns: The groups, with what speaks for and against them.
  /// - Throws: ``ClusteringError`` as ``fit(_:seed:)`` does, and when a number is forced.
  /// - Complexity: That of one fit, of one a resample, and O(`m`² · `d`) for the silhouettes of `m`
  ///   sampled rows.
  public func choose(
    _ rows: Matrix, range: ClosedRange<Int> = 2...10, forced: Int? = nil,
    rule: ClusterCountRule = ClusterCountRule(), seed: UInt64,
    progress: (ClusterCountProgress) -> Void = { _ in }
  ) throws(ClusteringError) -> ClusterCountChoice {
    guard forced == nil else { throw .numberNotTaken(method: Self.identifier) }
    let trial = ClusterCountTrial(method: self, rows: rows, rule: rule, seed: seed)
    return try trial.choice([], forced: nil, progress: progress)
  }
}

/// Returns the group of each row; the width is known to fit, because the model was fitted on it.
func labels(by model: some ClusteringModel, of rows: Matrix) -> [Int32] {
  (try? model.labels(of: rows)) ?? Array(repeating: -1, count: rows.rowCount)
}

/// Stops what is being done when nobody waits for it any more.
///
/// - Throws: ``ClusteringError/cancelled``.
func checkCancellation() throws(ClusteringError) {
  if Task.isCancelled { throw .cancelled }
}
