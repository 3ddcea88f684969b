import Glibc
public import Numeric

/// The mean silhouette of many rows, estimated from some of them.
public struct SilhouetteEstimate: Sendable, Codable, Hashable {
  /// The mean over the rows that were drawn, from −1 to 1.
  public let mean: Double

  /// How far the mean of all rows may be from it; 0 when all rows were measured.
  public let error: Double

  /// The chance that it is not farther, from 0 to 1.
  public let confidence: Double

  /// How many rows were measured.
  public let measured: Int

  /// Whether all rows were measured.
  public var isExact: Bool { error == 0 }

  /// The mean of all rows.
  init(exact mean: Double, measured: Int) {
    (self.mean, error, confidence, self.measured) = (mean, 0, 1, measured)
  }

  /// Bounds the error of a mean.
  ///
  /// The bound needs no assumption about the rows but that silhouettes lie between −1 and 1: it is
  /// that of Maurer and Pontil from the variance of what was drawn.
  ///
  /// - Parameters:
  ///   - values: The silhouettes of rows that were drawn with replacement, at least two.
  ///   - confidence: The chance that the error is within its bound, above 0 and below 1.
  ///
  /// > A. Maurer, M. Pontil. "Empirical Bernstein bounds and sample variance penalization." *COLT*
  /// > 2009, arXiv:0907.3740.
  public init(drawn values: [Double], confidence: Double = 0.95) {
    precondition(values.count > 1 && confidence > 0 && confidence < 1, "two rows, and a chance")
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
    // The theorem bounds one side of values from 0 to 1; this is both sides of values twice as wide.
    let doubt = log(4 / (1 - confidence))
    error = (2 * variance * doubt / count).squareRoot() + 14 * doubt / (3 * (count - 1))
    (self.mean, self.confidence, measured) = (mean, confidence, values.count)
  }
}

/// Returns the mean silhouette of a grouping: exact up to a number of rows, estimated beyond it.
///
/// Rows are drawn with replacement, and the silhouette of each is exact, among all rows.
///
/// - Parameters:
///   - rows: The rows, shape `n × d`, on the scale on which they were grouped.
///   - labels: The group of each row, `-1` for none; those of none are left out.
///   - most: The most rows that are measured, at least 2.
///   - confidence: The chance that the error is within its bound, above 0 and below 1.
///   - seed: The seed of the draw.
/// - Returns: The mean and the bound of its error.
/// - Complexity: O(min(`n`, `most`) · `n` · `d`).
public func estimatedSilhouette(
  of rows: Matrix, labels: [Int32], atMost most: Int = 5_000, confidence: Double = 0.95,
  seed: UInt64
) -> SilhouetteEstimate {
  let grouped = GroupedRows(rows, labels)
  guard grouped.rows.rowCount > most else {
    return SilhouetteEstimate(
      exact: meanSilhouette(of: rows, labels: labels), measured: grouped.rows.rowCount)
  }
  let places = drawnPlaces(most, of: grouped.rows.rowCount, seed: seed)
  return SilhouetteEstimate(
    drawn: silhouettes(of: grouped.rows, labels: grouped.labels, at: places),
    confidence: confidence)
}

/// Returns the rows whose silhouettes are to be measured, in rising order: drawn with replacement, and
/// so many that the work is that of all silhouettes of the most rows that are all measured.
///
/// - Parameters:
///   - count: The number of rows.
///   - whole: The most rows that are all measured.
///   - seed: The seed of the draw.
/// - Returns: The rows; `nil` when all are measured. At least a thousand, or `whole` where that is
///   less.
public func silhouettePlaces(among count: Int, whole: Int, seed: UInt64) -> [Int]? {
  guard count > whole else { return nil }
  let most = max(2, min(1_000, whole), whole * whole / count)
  return drawnPlaces(most, of: count, seed: seed).sorted()
}

private func drawnPlaces(_ number: Int, of count: Int, seed: UInt64) -> [Int] {
  var random = SplitMix64(seed: seed, stream: 1 << 35)
  return (0..<number).map { _ in random.nextIndex(below: count) }
}
