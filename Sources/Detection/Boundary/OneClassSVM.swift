public import Numeric
public import Parameters

/// Finds rows beyond a surface that parts most rows from nothing.
///
/// The dual problem is solved as LIBSVM solves it, so scores are those of PyOD and scikit-learn to the
/// tolerance; rows that are equal are one row that may weigh more. A score is 0 on the surface. Scale
/// the features first.
///
/// Complexity: O(`n`² · `d`) to fit, O(support · `d`) a row to score; at most 50,000 different rows.
///
/// > B. Schölkopf, J. C. Platt, J. Shawe-Taylor, A. J. Smola, R. C. Williamson. "Estimating the support
/// > of a high-dimensional distribution." *Neural Computation* 13 (7), 2001,
/// > doi:[10.1162/089976601750264965](https://doi.org/10.1162/089976601750264965)
public struct OneClassSVM: Detector {
  /// How rows are measured to be alike.
  public var kernel: KernelShape

  /// The most rows, as a share, that lie outside the surface: ν of the paper.
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

  /// Creates a detector with its default hyper-parameters, which are those of PyOD.
  public init() {
    (kernel, outsideShare, gamma, gammaRule) = (.radial, 0.5, 0, .features)
    (degree, constant, tolerance) = (3, 0, 1e-3)
  }

  public static let identifier = "one-class-svm"

  public static let summary = "Rows beyond a surface around most others."

  public static let parameters: [Parameter<Self>] = [
    .choice("kernel", \.kernel, "how rows are measured to be alike"),
    .number(
      "outsideShare", \.outsideShare, .between(1e-6, 1),
      "the most rows, as a share, that lie outside the surface"),
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

  /// The most different rows it learns.
  static let mostRows = 50_000

  /// Finds the surface; nothing is random.
  ///
  /// - Parameters:
  ///   - rows: The rows to learn from, shape `n × d`, finite, at least two.
  ///   - seed: Not used.
  /// - Returns: A model that scores rows of `d` features.
  /// - Throws: ``DetectionError`` when a parameter is out of range or the rows are too few or too many.
  public func fit(_ rows: Matrix, seed: UInt64) throws(DetectionError) -> BoundaryModel {
    do { try validate() } catch { throw .parameter(error) }
    let learned = try differentRows(rows, method: Self.identifier, most: Self.mostRows)
    let kernel = KernelChoice(
      shape: kernel, gamma: gamma, rule: gammaRule, degree: degree, constant: constant
    ).kernel(for: rows)
    let solution = OneClassProblem(
      rows: learned.rows, bounds: learned.counts, kernel: kernel,
      total: outsideShare * Double(rows.rowCount), tolerance: tolerance
    ).solved()
    let support = solution.weights.indices.filter { solution.weights[$0] > 0 }
    return BoundaryModel(
      kernel: kernel, support: learned.rows.selectingRows(support),
      weights: support.map { -solution.weights[$0] }, own: 0, level: solution.level)
  }
}

/// Returns the different rows of a fit and how often each is there.
///
/// - Throws: ``DetectionError`` when rows are not finite, too few, or too many of them differ.
func differentRows(
  _ rows: Matrix, method: String, most: Int
) throws(DetectionError) -> (rows: Matrix, counts: [Double]) {
  try checkRows(rows, method: method, needed: 2)
  let distinct = DistinctRows(of: rows)
  guard distinct.first.count <= most else {
    throw .tooManyRows(method: method, most: most, got: distinct.first.count)
  }
  return (rows.selectingRows(distinct.first), distinct.counts.map { Double($0) })
}
