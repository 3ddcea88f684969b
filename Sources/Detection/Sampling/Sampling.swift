public import Numeric
public import Parameters

/// Finds rows that are far from the nearest of a few random rows.
///
/// As simple as can be, and often as good as all neighbours of all rows. A row of the sample is not its
/// own neighbour: one sampled row equal to the row is left out, where PyOD gives it 0.
///
/// Complexity: O(`sample` · `d`) to fit, O(`n` · `sample` · `d`) to score.
///
/// > M. Sugiyama, K. M. Borgwardt. "Rapid distance-based outlier detection via sampling." *NIPS* 2013.
public struct Sampling: Detector {
  /// The number of rows that are drawn; all where these are fewer.
  public var sample: Int

  /// Creates a detector.
  ///
  /// - Parameter sample: The number of rows that are drawn.
  public init(sample: Int = 20) { self.sample = sample }

  /// Creates a detector with its default hyper-parameters, which are those of PyOD.
  public init() { self.init(sample: 20) }

  public static let identifier = "sampling"

  public static let summary = "Rows far from the nearest of a few random rows."

  public static let parameters: [Parameter<Self>] = [
    .integer("sample", \.sample, .between(2, 1_000_000), "the number of rows that are drawn")
  ]

  /// Draws the rows.
  ///
  /// - Parameters:
  ///   - rows: The rows to learn from, shape `n × d`, finite, at least two.
  ///   - seed: The seed of every random choice. Equal seeds give equal models.
  /// - Returns: A model that scores rows of `d` features.
  /// - Throws: ``DetectionError`` when a parameter is out of range or the rows are too few.
  public func fit(_ rows: Matrix, seed: UInt64) throws(DetectionError) -> SamplingModel {
    try check(rows)
    var random = SplitMix64(seed: seed)
    let drawn = drawRows(min(sample, rows.rowCount), of: rows.rowCount, &random)
    return SamplingModel(detector: self, learned: LearnedRows(rows.selectingRows(drawn)))
  }
}
