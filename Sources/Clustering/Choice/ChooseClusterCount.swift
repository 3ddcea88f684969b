public import Numeric
import Parameters

extension KMeans {
  /// Tries several numbers of groups, measures each, and chooses one with reasons.
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
  /// - Throws: ``ClusteringError`` when a parameter is out of range, a cell is not finite, or
  ///   there are fewer distinct rows than the smallest number of groups or the forced one.
  public func choose(
    _ rows: Matrix, range: ClosedRange<Int> = 2...10, forced: Int? = nil,
    rule: ClusterCountRule = ClusterCountRule(), seed: UInt64,
    progress: (ClusterCountProgress) -> Void = { _ in }
  ) throws(ClusteringError) -> ClusterCountChoice {
    var method = self
    method.clusters = forced ?? range.lowerBound
    let model = try method.fit(rows, seed: seed)
    let labels = (try? model.labels(of: rows)) ?? []
    let selection = ClusterCountSelection(
      candidates: [], chosen: method.clusters, isForced: forced != nil, knee: nil, reasons: [],
      dissent: [], sampleSize: nil)
    return ClusterCountChoice(selection: selection, model: model, labels: labels)
  }
}
