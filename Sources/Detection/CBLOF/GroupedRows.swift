import Clustering
import Numeric

/// Returns the groups of one start of k-means, with the settings of scikit-learn.
///
/// - Parameters:
///   - rows: The rows, checked.
///   - groups: How many groups, at most as many as there are different rows.
///   - method: Who asks, for the sentence of an error.
///   - seed: The seed, which chooses the same rows as scikit-learn's `random_state`.
/// - Returns: The groups, the greatest first.
/// - Throws: ``DetectionError/tooFewRows(method:needed:got:)`` for fewer different rows than groups.
func groupedRows(
  _ rows: Matrix, groups: Int, method: String, seed: UInt64
) throws(DetectionError) -> KMeansModel {
  let clusterer = KMeans(clusters: groups, starts: 1, maximumIterations: 300, tolerance: 1e-4)
  do throws(ClusteringError) {
    return try clusterer.fit(rows, seed: seed)
  } catch {
    throw .tooFewRows(method: method, needed: groups, got: rows.rowCount)
  }
}
