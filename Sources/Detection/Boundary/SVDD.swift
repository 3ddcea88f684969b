public import Numeric
public import Parameters

/// Finds rows outside the smallest ball that holds most rows.
///
/// The score is the squared distance from the centre of the ball less its squared radius. With the
/// radial kernel the ball lies in a space of many features, and ranks rows as ``OneClassSVM`` does;
/// with the linear one it is a plain ball that withstands some rows outside. Scale the features first.
///
/// Complexity: O(`n`² · `d`) to fit, O(support · `d`) a row to score; at most 50,000 different rows.
///
/// > D. M. J. Tax, R. P. W. Duin. "Support vector data description." *Machine Learning* 54, 2004,
/// > doi:[10.1023/B:MACH.0000008084.60811.49](https://doi.org/10.1023/B:MACH.0000008084.60811.49)
public struct SVDD: Detector {
  /// How rows are measured to be alike.
  public var kernel: KernelShape

  /// The most rows, as a share, that lie outside the ball: 1 ÷ (C · n) of the paper.
  public var outsideShare: Double

  /// What squared distances or products are multiplied with; 0 for the rule.
  public var gamma: Double

  /// What gamma is when it is 0.
  public var gammaRule: GammaRule

  /// The power of the polynomial kernel.
  public var degree: Int

  /// What the polynomial and the sigmoid kernel add to products.
  public var constant: Double

  /// How far from the solution it may stop.
  public var tolerance: Double

  /// Creates a detector with its default hyper-parameters.
  public init() {
    (kernel, outsideShare, gamma, gammaRule) = (.radial, 0.1, 0, .features)
    (degree, constant, tolerance) = (3, 0, 1e-3)
  }

  public static let identifier = "svdd"

  public static let summary = "Rows outside the smallest ball that holds most others."

  public static let parameters: [Parameter<Self>] = [
    .choice("kernel", \.kernel, "how rows are measured to be alike"),
    .number(
      "outsideShare", \.outsideShare, .between(1e-6, 1),
      "the most rows, as a share, that lie outside the ball"),
    .number(
      "gamma", \.gamma, .between(0, 1e6),
      "what squared distances or products are multiplied with; 0 for the rule"),
    .choice("gammaRule", \.gammaRule, "what gamma is when it is 0"),
    .integer("degree", \.degree, .between(1, 10), "the power of the polynomial kernel"),
    .number(
      "constant", \.constant, .between(0, 1e6),
      "what the polynomial and the sigmoid kernel add to products"),
    .number(
      "tolerance", \.tolerance, .between(1e-12, 1), "how far from the solution it may stop"),
  ]

  /// Finds the ball; nothing is random.
  ///
  /// - Parameters:
  ///   - rows: The rows to learn from, shape `n × d`, finite, at least two.
  ///   - seed: Not used.
  /// - Returns: A model that scores rows of `d` features.
  /// - Throws: ``DetectionError`` when a parameter is out of range or the rows are too few or too many.
  public func fit(_ rows: Matrix, seed: UInt64) throws(DetectionError) -> BoundaryModel {
    do { try validate() } catch { throw .parameter(error) }
    let learned = try differentRows(
      rows, method: Self.identifier, most: OneClassSVM.mostRows)
    let kernel = KernelChoice(
      shape: kernel, gamma: gamma, rule: gammaRule, degree: degree, constant: constant
    ).kernel(for: rows)
    let total = outsideShare * Double(rows.rowCount)
    let solution = OneClassProblem(
      rows: learned.rows, bounds: learned.counts, kernel: kernel, total: total, own: total / 2,
      tolerance: tolerance
    ).solved()
    let support = solution.weights.indices.filter { solution.weights[$0] > 0 }
    // A slope is that of the distance from the centre times minus half of the total weight.
    return BoundaryModel(
      kernel: kernel, support: learned.rows.selectingRows(support),
      weights: support.map { -2 * solution.weights[$0] / total }, own: 1,
      level: 2 * solution.level / total)
  }
}
