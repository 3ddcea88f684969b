public import Numeric
public import Parameters

/// Finds rows that the main directions of a space of many features do not reach.
///
/// The score is the squared distance between a row and what it becomes along those directions, in the space
/// of the kernel. PyOD keeps every direction unless told, which reaches every row of the fit, so that
/// their scores are nothing but rounding; here the directions that hold half of the variance are kept.
/// At most `sample` rows are learned, drawn from all. Scale the features first.
///
/// Complexity: O(`sample`³) to fit, O(`sample` · (`d` + directions)) a row to score.
///
/// > H. Hoffmann. "Kernel PCA for novelty detection." *Pattern Recognition* 40 (3), 2007,
/// > doi:[10.1016/j.patcog.2006.07.009](https://doi.org/10.1016/j.patcog.2006.07.009)
public struct KernelPCA: Detector {
  /// How rows are measured to be alike.
  public var kernel: KernelShape

  /// The number of directions; 0 for as many as hold the share of variance.
  public var components: Int

  /// The share of variance the directions hold when their number is not given.
  public var share: Double

  /// What squared distances or products are multiplied with; 0 for one over the number of features.
  public var gamma: Double

  /// The power of the polynomial kernel.
  public var degree: Int

  /// What the polynomial and the sigmoid kernel add to products.
  public var constant: Double

  /// The most rows that are learned.
  public var sample: Int

  /// Creates a detector with its default hyper-parameters.
  public init() {
    (kernel, components, share, gamma) = (.radial, 0, 0.5, 0)
    (degree, constant, sample) = (3, 1, 1_000)
  }

  public static let identifier = "kernel-pca"

  public static let summary = "Rows that the main directions of a curved space do not reach."

  public static let parameters: [Parameter<Self>] = [
    .choice("kernel", \.kernel, "how rows are measured to be alike"),
    .integer(
      "components", \.components, .between(0, 5_000),
      "the number of directions; 0 for as many as hold the share of variance"),
    .number(
      "share", \.share, .between(0, 1),
      "the share of variance the directions hold when their number is not given"),
    .number(
      "gamma", \.gamma, .between(0, 1e6),
      "what squared distances or products are multiplied with; 0 for one over the features"),
    .integer("degree", \.degree, .between(1, 10), "the power of the polynomial kernel"),
    .number(
      "constant", \.constant, .between(0, 1e6),
      "what the polynomial and the sigmoid kernel add to products"),
    .integer("sample", \.sample, .between(2, 5_000), "the most rows that are learned"),
  ]

  /// Finds the directions.
  ///
  /// - Parameters:
  ///   - rows: The rows to learn from, shape `n × d`, finite, at least two.
  ///   - seed: The seed of the sample. Equal seeds give equal models.
  /// - Returns: A model that scores rows of `d` features.
  /// - Throws: ``DetectionError`` when a parameter is out of range or the rows are too few.
  public func fit(_ rows: Matrix, seed: UInt64) throws(DetectionError) -> KernelPCAModel {
    do { try validate() } catch { throw .parameter(error) }
    try checkRows(rows, method: Self.identifier, needed: 2)
    var learned = rows
    if rows.rowCount > sample {
      var random = SplitMix64(seed: seed)
      let order = Array(0..<rows.rowCount).shuffled(using: &random)
      learned = rows.selectingRows(order.prefix(sample).sorted())
    }
    let kernel = KernelChoice(
      shape: kernel, gamma: gamma, rule: .features, degree: degree, constant: constant
    ).kernel(for: rows)
    return KernelPCAModel(kernel: kernel, rows: learned, detector: self)
  }
}
