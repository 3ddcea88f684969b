public import Numeric
public import Parameters

/// Finds rows that the main directions of a space of many features do not reach.
///
/// The score is the squared distance between a row and what it becomes along those directions, in the space
/// of the kernel. PyOD keeps every direction unless told, which reaches every row of the fit, so that
/// their scores are nothing but rounding. A row far from all others makes a direction for itself, of a
/// variance of its own squared length, and that direction must not reach it; so here those are kept
/// that hold more than the longest row, `support` times.
/// At most `sample` rows are learned, drawn from all. Scale the features first.
///
/// Complexity: O(`sample`³) to fit, O(`sample` · (`d` + directions)) a row to score.
///
/// > H. Hoffmann. "Kernel PCA for novelty detection." *Pattern Recognition* 40 (3), 2007,
/// > doi:[10.1016/j.patcog.2006.07.009](https://doi.org/10.1016/j.patcog.2006.07.009)
public struct KernelPCA: Detector, SharingParameters {
  /// The kernel; gamma is one over the number of features when it is 0.
  public var shared = KernelChoice(constant: 1)

  /// The number of directions; 0 for as many as have support.
  public var components: Int

  /// How many times the squared length of the longest row a direction must hold when their number is
  /// not given: as many rows as lie along it.
  public var support: Double

  /// The most rows that are learned.
  public var sample: Int

  /// Creates a detector with its default hyper-parameters.
  public init() {
    (components, support, sample) = (0, 2, 1_000)
  }

  public static let identifier = "kernel-pca"

  public static let summary = "Rows that the main directions of a curved space do not reach."

  public static let parameters: [Parameter<Self>] =
    [
      KernelChoice.shape.within(\.shared),
      .integer(
        "components", \.components, .between(0, 5_000),
        "the number of directions; 0 for as many as have support"),
      .number(
        "support", \.support, .between(1, 1_000),
        "how many rows must lie along a direction when their number is not given"),
      KernelChoice.gamma("one over the features").within(\.shared),
    ] + KernelChoice.powers.map { $0.within(\.shared) } + [
      .integer("sample", \.sample, .between(2, 5_000), "the most rows that are learned")
    ]

  /// Finds the directions.
  ///
  /// - Parameters:
  ///   - rows: The rows to learn from, shape `n × d`, finite, at least two.
  ///   - seed: The seed of the sample. Equal seeds give equal models.
  /// - Returns: A model that scores rows of `d` features.
  /// - Throws: ``DetectionError`` when a parameter is out of range or the rows are too few.
  public func fit(_ rows: Matrix, seed: UInt64) throws(DetectionError) -> KernelPCAModel {
    try check(rows)
    var learned = rows
    if rows.rowCount > sample {
      var random = SplitMix64(seed: seed)
      let order = Array(0..<rows.rowCount).shuffled(using: &random)
      learned = rows.selectingRows(order.prefix(sample).sorted())
    }
    return KernelPCAModel(kernel: shared.kernel(for: rows), rows: learned, detector: self)
  }
}
