public import Numeric
public import Parameters

/// Finds rows outside of balls around a few random rows, many times over.
///
/// Each set draws `sample` rows; a ball around each reaches to the nearest of the others. A row in a
/// ball that is much greater than that of this nearest row is isolated, and so is a row in no ball. The
/// score is the mean over the sets, from 0 to 1.
///
/// Complexity: O(`sets` · `sample`² · `d`) to fit, O(`n` · `sets` · `sample` · `d`) to score.
///
/// > T. R. Bandaragoda, K. M. Ting, D. Albrecht, F. T. Liu, Y. Zhu, J. R. Wells. "Isolation-based
/// > anomaly detection using nearest-neighbor ensembles." *Computational Intelligence* 34 (4), 2018,
/// > doi:[10.1111/coin.12156](https://doi.org/10.1111/coin.12156)
public struct INNE: Detector {
  /// The number of sets of balls.
  public var sets: Int

  /// The number of balls of a set; all rows where these are fewer.
  public var sample: Int

  /// Creates a detector.
  ///
  /// - Parameters:
  ///   - sets: The number of sets of balls; more give steadier scores.
  ///   - sample: The number of balls of a set.
  public init(sets: Int = 200, sample: Int = 8) {
    self.sets = sets
    self.sample = sample
  }

  /// Creates a detector with its default hyper-parameters, which are those of PyOD.
  public init() { self.init(sets: 200) }

  public static let identifier = "inne"

  public static let summary = "Rows outside of balls around a few random rows, many times over."

  public static let parameters: [Parameter<Self>] = [
    .integer("sets", \.sets, .between(1, 10_000), "the number of sets of balls"),
    .integer("sample", \.sample, .between(2, 256), "the number of balls of a set"),
  ]

  /// Draws the balls.
  ///
  /// - Parameters:
  ///   - rows: The rows to learn from, shape `n × d`, finite, at least two.
  ///   - seed: The seed of every random choice. Equal seeds give equal models.
  /// - Returns: A model that scores rows of `d` features.
  /// - Throws: ``DetectionError`` when a parameter is out of range or the rows are too few.
  public func fit(_ rows: Matrix, seed: UInt64) throws(DetectionError) -> INNEModel {
    try check(rows)
    let size = min(sample, rows.rowCount)
    let drawn = concurrentMap(sets) { set in
      var random = SplitMix64(seed: seed, stream: UInt64(set))
      return BallSet(around: rows.selectingRows(drawRows(size, of: rows.rowCount, &random)))
    }
    return INNEModel(
      .init(
        setSize: size, features: rows.columnCount, centres: drawn.flatMap(\.centres),
        radii: drawn.flatMap(\.squaredRadii), numbers: drawn.flatMap(\.numbers)))
  }
}
