public import Numeric
public import Parameters

/// Finds rows with fewer rows about them than the rows around have, at some radius.
///
/// At every radius that changes anything, the number of rows within `alpha` times the radius is compared
/// with the mean number about the rows within the radius; the score is the difference in standard
/// deviations, at the first radius where it is above `deviations` and otherwise at the last, as in PyOD:
/// it tells which rows are unusual, but ranks those hardly. With `greatest` it is the greatest at any
/// radius. Radii within which the mean is below 20 do not count, so few rows all have the score 0. A new
/// row is scored as if it had been there, with the rows that were learned and not with its batch.
///
/// Complexity: O(`n`²) a row, memory O(`n`²): at most 2,000 different rows.
///
/// > S. Papadimitriou, H. Kitagawa, P. B. Gibbons, C. Faloutsos. "LOCI: fast outlier detection using
/// > the local correlation integral." *ICDE* 2003,
/// > doi:[10.1109/ICDE.2003.1260802](https://doi.org/10.1109/ICDE.2003.1260802)
public struct LOCI: Detector {
  /// The radius within which rows are counted, as a share of that within which counts are compared.
  public var alpha: Double

  /// How many standard deviations are enough to look no further.
  public var deviations: Double

  /// Whether all radii are looked at, and the greatest difference is the score.
  public var greatest: Bool

  /// Creates a detector.
  ///
  /// - Parameters:
  ///   - alpha: The radius of counting as a share of that of comparing.
  ///   - deviations: How many standard deviations are enough to look no further.
  ///   - greatest: Whether all radii are looked at, and the greatest difference is the score.
  public init(alpha: Double = 0.5, deviations: Double = 3, greatest: Bool = false) {
    self.alpha = alpha
    self.deviations = deviations
    self.greatest = greatest
  }

  /// Creates a detector with its default hyper-parameters, which are those of PyOD.
  public init() { self.init(alpha: 0.5) }

  public static let identifier = "loci"

  public static let summary = "Rows with fewer rows about them than the rows around have."

  public static let parameters: [Parameter<Self>] = [
    .number(
      "alpha", \.alpha, .between(0.01, 1), "the radius of counting as a share of that of comparing"),
    .number(
      "deviations", \.deviations, .between(0, 100),
      "how many standard deviations are enough to look no further"),
    .flag("greatest", \.greatest, "look at all radii, and take the greatest difference"),
  ]

  /// Works out all distances; nothing is random.
  ///
  /// - Parameters:
  ///   - rows: The rows to learn from, shape `n × d`, finite, at least two.
  ///   - seed: Not used.
  /// - Returns: A model that scores rows of `d` features.
  /// - Throws: ``DetectionError`` when a parameter is out of range, or the rows are too few or too
  ///   many.
  public func fit(_ rows: Matrix, seed: UInt64) throws(DetectionError) -> LOCIModel {
    try LOCIModel(self, fitting: rows)
  }
}
