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
}

/// Returns the mean silhouette of a grouping: exact up to a number of rows, estimated beyond it.
///
/// Rows are drawn with replacement, and the silhouette of each is exact, among all rows. The bound
/// of the error needs no assumption about the rows but that silhouettes lie between −1 and 1: it is
/// that of Maurer and Pontil from the variance of what was drawn.
///
/// - Parameters:
///   - rows: The rows, shape `n × d`, on the scale on which they were grouped.
///   - labels: The group of each row, `-1` for none; those of none are left out.
///   - most: The most rows that are measured, at least 2.
///   - confidence: The chance that the error is within its bound, above 0 and below 1.
///   - seed: The seed of the draw.
/// - Returns: The mean and the bound of its error.
/// - Complexity: O(min(`n`, `most`) · `n` · `d`).
///
/// > A. Maurer, M. Pontil. "Empirical Bernstein bounds and sample variance penalization." *COLT*
/// > 2009, arXiv:0907.3740.
public func estimatedSilhouette(
  of rows: Matrix, labels: [Int32], atMost most: Int = 5_000, confidence: Double = 0.95,
  seed: UInt64
) -> SilhouetteEstimate {
  precondition(most > 1 && confidence > 0 && confidence < 1, "two rows, and a chance")
  let grouped = GroupedRows(rows, labels)
  guard grouped.rows.rowCount > most else {
    return SilhouetteEstimate(
      mean: meanSilhouette(of: rows, labels: labels), error: 0, confidence: 1,
      measured: grouped.rows.rowCount)
  }
  var random = SplitMix64(seed: seed, stream: 1 << 35)
  let places = (0..<most).map { _ in random.nextIndex(below: grouped.rows.rowCount) }
  let values = silhouettes(of: grouped.rows, labels: grouped.labels, at: places)
  let count = Double(most)
  let mean = values.reduce(0, +) / count
  let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
  // The theorem bounds one side of values from 0 to 1; this is both sides of values twice as wide.
  let doubt = log(4 / (1 - confidence))
  let error = (2 * variance * doubt / count).squareRoot() + 14 * doubt / (3 * (count - 1))
  return SilhouetteEstimate(mean: mean, error: error, confidence: confidence, measured: most)
}
