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

  /// The number of rows that were grouped, and of each reference set.
  public let rows: Int

  /// The number of reference sets.
  public let references: Int

  /// The least number whose gap is not clearly below that of the next; the one of the greatest gap
  /// when there is none, `nil` when nothing could be tried.
  public var suggested: Int? { suggested(from: 1) }

  /// Returns what ``suggested`` does, with numbers below a least one left out.
  public func suggested(from least: Int) -> Int? {
    let points = points.filter { $0.k >= least }
    let first = zip(points, points.dropFirst()).first { point, next in
      point.gap >= next.gap - next.standardError
    }
    return first?.0.k ?? points.max { $0.gap < $1.gap }?.k
  }

  /// Returns what was found for a number of groups.
  public func point(_ k: Int) -> Point? { points.first { $0.k == k } }
}

extension CountedClusterer {
  /// Compares groups with those found in sets of rows that have none.
  ///
  /// A reference set has as many rows, each value drawn evenly between the least and the greatest of
  /// its feature; codes of categories are drawn from those of the rows. It is grouped as resamples
  /// are (``Clusterer/forResamples``).
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
    let distinct = DistinctRows.count(of: rows, upTo: range.upperBound)
    return try GapMeasurement(method: self, rows: rows, seed: seed).measure(
      Array(range.lowerBound...min(range.upperBound, distinct)), references: references, progress)
  }
}
