public import Numeric
public import Parameters

/// Finds rows that no other row would choose as its neighbour.
///
/// Each row chooses one other by chance, near ones more often; how fast chances fall with distance is
/// set for each row so that it has about `perplexity` rows to choose from. The score is the probability
/// that no row chooses the row, from 0 to 1; above one half it is more likely an outlier than not. A new
/// row is scored as if it stood among the learned rows, which keep their choices otherwise.
///
/// Complexity: O(`n`² · `d`) with some twenty rounds to fit, O(`n` · `d`) a row to score; at most 10,000
/// different rows.
///
/// > J. H. M. Janssens, F. Huszár, E. O. Postma, H. J. van den Herik. "Stochastic outlier selection."
/// > Technical report TiCC TR 2012-001, Tilburg University, 2012.
public struct SOS: Detector {
  /// How many rows each has to choose from, a smooth number.
  public var perplexity: Double

  /// Creates a detector.
  ///
  /// - Parameter perplexity: How many rows each has to choose from.
  public init(perplexity: Double = 4.5) { self.perplexity = perplexity }

  /// Creates a detector with its default hyper-parameters, which are those of PyOD.
  public init() { self.init(perplexity: 4.5) }

  public static let identifier = "sos"

  public static let summary = "Rows that no other row would choose as its neighbour."

  public static let parameters: [Parameter<Self>] = [
    .number("perplexity", \.perplexity, .between(1, 1_000), "how many rows each has to choose from")
  ]

  /// Finds how fast the chances of each row fall; nothing is random.
  ///
  /// - Parameters:
  ///   - rows: The rows to learn from, shape `n × d`, finite, at least two.
  ///   - seed: Not used.
  /// - Returns: A model that scores rows of `d` features.
  /// - Throws: ``DetectionError`` when a parameter is out of range, or the rows are too few or too
  ///   many.
  public func fit(_ rows: Matrix, seed: UInt64) throws(DetectionError) -> SOSModel {
    try SOSModel(self, fitting: rows)
  }
}
