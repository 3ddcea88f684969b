import Glibc
public import Numeric
import Parameters

/// How much tighter groups are than those that the same method finds where there are none.
///
/// > R. Tibshirani, G. Walther, T. Hastie. "Estimating the number of clusters in a data set via the
/// > gap statistic." *J. Royal Statistical Society B* 63 (2), 2001,
/// > doi:[10.1111/1467-9868.00293](https://doi.org/10.1111/1467-9868.00293)
public struct GapStatistic: Sendable, Codable, Hashable {
  /// What was found for one number of groups.
  public struct Point: Sendable, Codable, Hashable {
    /// The number of groups.
    public let k: Int

    /// The logarithm of the sum of squared distances to the means of groups.
    public let logInertia: Double

    /// The mean of that logarithm over reference sets.
    public let expectedLogInertia: Double

    /// The standard deviation over reference sets, widened for their number.
    public let standardError: Double

    /// How much the inertia is below what reference sets give.
    public var gap: Double { expectedLogInertia - logInertia }
  }

  /// The numbers that were tried, rising.
  public let points: [Point]

  /// The least number whose gap is not clearly below that of the next; the one of the greatest gap
  /// when there is none, `nil` when nothing could be tried.
  public var suggested: Int? {
    let first = zip(points, points.dropFirst()).first { point, next in
      point.gap >= next.gap - next.standardError
    }
    return first?.0.k ?? points.max { $0.gap < $1.gap }?.k
  }
}

extension CountedClusterer {
  /// Compares groups with those found in sets of rows that have none.
  ///
  /// A reference set has as many rows, each value drawn evenly between the least and the greatest of
  /// its feature. It is grouped as resamples are (``Clusterer/forResamples``).
  ///
  /// - Parameters:
  ///   - rows: The rows to group, shape `n × d`, finite, scaled as they should count.
  ///   - range: The numbers of groups, from 1; numbers the rows do not allow are left out.
  ///   - references: How many reference sets are drawn, at least 2.
  ///   - seed: The seed of every random choice.
  ///   - progress: Told the share that is done, on the caller's thread.
  /// - Returns: The gap of each number.
  /// - Throws: ``ClusteringError`` as ``Clusterer/fit(_:seed:)`` does, and when the task was
  ///   cancelled.
  /// - Complexity: A fit a number and reference set.
  public func gapStatistic(
    of rows: Matrix, range: ClosedRange<Int> = 1...10, references: Int = 20, seed: UInt64,
    progress: (Double) -> Void = { _ in }
  ) throws(ClusteringError) -> GapStatistic {
    precondition(range.lowerBound > 0 && references > 1, "a group, and sets to compare")
    try checkRows(rows, method: Self.identifier, distinct: range.lowerBound)
    let distinct = distinctRows(of: rows, upTo: range.upperBound)
    let numbers = Array(range.lowerBound...min(range.upperBound, distinct))
    let models = try fit(rows, numbers: numbers, seed: seed) { _ in }
    // One group a row leaves no inertia, and a method may find fewer groups than asked for.
    let kept = zip(models, numbers).map { ($1, totalInertia(of: rows, by: $0), $0.clusterCount) }
      .filter { $0.1 > 0 && $0.2 == $0.0 }
    let sets = try referenceInertias(
      rows, numbers: kept.map(\.0), count: references, seed: seed, progress)
    return GapStatistic(
      points: kept.indices.map { place in
        point(kept[place].0, inertia: kept[place].1, references: sets.map { log($0[place]) })
      })
  }

  /// Returns the inertia of each number in each reference set.
  private func referenceInertias(
    _ rows: Matrix, numbers: [Int], count: Int, seed: UInt64, _ progress: (Double) -> Void
  ) throws(ClusteringError) -> [[Double]] {
    let method = forResamples
    var result: [[Double]] = []
    let atOnce = 4
    for first in stride(from: 0, to: count, by: atOnce) {
      try checkCancellation()
      progress(Double(first) / Double(count))
      let found = concurrentMap(min(atOnce, count - first)) { task -> [Double]? in
        var random = SplitMix64(seed: seed, stream: 1 << 34 + UInt64(first + task))
        let drawn = referenceRows(like: rows, by: &random)
        let models = try? method.fit(drawn, numbers: numbers, seed: random.next()) { _ in }
        return models.map { $0.map { totalInertia(of: drawn, by: $0) } }
      }
      result += found.compactMap(\.self)
    }
    guard result.count > 1 || numbers.isEmpty else {
      throw .tooFewRows(
        method: Self.identifier, needed: (numbers.max() ?? 0) + 1, got: rows.rowCount)
    }
    return result
  }

  private func point(_ k: Int, inertia: Double, references: [Double]) -> GapStatistic.Point {
    let count = Double(references.count)
    let mean = references.reduce(0, +) / count
    let variance = references.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
    return GapStatistic.Point(
      k: k, logInertia: log(inertia), expectedLogInertia: mean,
      standardError: (variance * (1 + 1 / count)).squareRoot())
  }
}

/// Returns rows that fill the box of others evenly, drawn feature after feature.
private func referenceRows(like rows: Matrix, by random: inout SplitMix64) -> Matrix {
  var result = Matrix(rowCount: rows.rowCount, columnCount: rows.columnCount)
  for feature in 0..<rows.columnCount {
    let values = rows.columnValues(feature)
    let (least, greatest) = (values.min() ?? 0, values.max() ?? 0)
    for row in 0..<rows.rowCount {
      result[row, feature] = least + random.nextUnit() * (greatest - least)
    }
  }
  return result
}

/// Returns the sum of squared distances of rows to the means of the groups a model puts them into.
private func totalInertia(of rows: Matrix, by model: some ClusteringModel) -> Double {
  let grouped = GroupedRows(rows, labels(by: model, of: rows))
  return inertia(of: grouped.rows, labels: grouped.labels)
}
