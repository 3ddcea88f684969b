public import Numeric
public import Parameters

/// Finds rows that are far from the rows nearest to them.
///
/// Distances are Euclidean and exact; scale the features first. A row is never its own neighbour:
/// when a training row equals the row being scored, one such training row is left out. So training
/// rows get the score PyOD gives them in fitting, and get the same score again when they come back
/// alone or in another batch.
///
/// Complexity: O(`n` log `n` · `d`) to fit, O(log `n`) a row to score in few dimensions.
///
/// > S. Ramaswamy, R. Rastogi, K. Shim. "Efficient algorithms for mining outliers from large data
/// > sets." *SIGMOD* 2000, doi:[10.1145/342009.335437](https://doi.org/10.1145/342009.335437)
/// >
/// > F. Angiulli, C. Pizzuti. "Fast outlier detection in high dimensional spaces." *PKDD* 2002,
/// > doi:[10.1007/3-540-45681-3_2](https://doi.org/10.1007/3-540-45681-3_2)
public struct NearestNeighbours: Detector {
  /// How the distances to the neighbours become a score.
  public enum Method: String, CaseIterable, Sendable, Codable {
    /// The distance to the farthest of them.
    case largest

    /// The mean of the distances.
    case mean

    /// The median of the distances.
    case median
  }

  /// The number of neighbours.
  public var neighbours: Int

  /// How the distances to the neighbours become a score.
  public var method: Method

  /// Creates a detector.
  ///
  /// - Parameters:
  ///   - neighbours: The number of neighbours.
  ///   - method: How the distances to them become a score.
  public init(neighbours: Int = 5, method: Method = .largest) {
    self.neighbours = neighbours
    self.method = method
  }

  /// Creates a detector with its default hyper-parameters.
  public init() { self.init(neighbours: 5) }

  public static let identifier = "nearest-neighbours"

  public static let summary = "Rows that are far from the rows nearest to them."

  public static let parameters: [Parameter<Self>] = [
    .integer("neighbours", \.neighbours, .between(1, 1_000), "the number of neighbours"),
    .choice("method", \.method, "how the distances become a score"),
  ]

  /// Arranges the rows for the search; nothing is random.
  ///
  /// - Parameters:
  ///   - rows: The rows to learn from, shape `n × d`, finite, more than `neighbours`.
  ///   - seed: Not used.
  /// - Returns: A model that scores rows of `d` features.
  /// - Throws: ``DetectionError`` when a parameter is out of range or the rows are too few.
  public func fit(_ rows: Matrix, seed: UInt64) throws(DetectionError) -> NearestNeighboursModel {
    try check(rows, needed: neighbours + 1)
    return NearestNeighboursModel(detector: self, learned: LearnedRows(rows))
  }
}
