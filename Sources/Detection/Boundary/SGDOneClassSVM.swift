public import Numeric
public import Parameters

/// Finds rows beyond a surface around most others, by stochastic descent: ``OneClassSVM`` for many rows.
///
/// The radial kernel is told by its values at some drawn rows (Nyström), and a plane is found there by
/// the steps of scikit-learn's one-class descent; a drawn order of rows stands in for its own. At most
/// 100,000 rows are seen, drawn from all.
///
/// Complexity: O(`n` · `components`² + passes · `n` · `components`) to fit, O(`components` · `d`) a row
/// to score.
///
/// > L. Bottou. "Stochastic gradient descent tricks." *Neural Networks: Tricks of the Trade*, 2012,
/// > doi:[10.1007/978-3-642-35289-8_25](https://doi.org/10.1007/978-3-642-35289-8_25)
/// >
/// > C. K. I. Williams, M. Seeger. "Using the Nyström method to speed up kernel machines." *NIPS* 13, 2000
public struct SGDOneClassSVM: Detector {
  /// The most rows, as a share, that lie outside the surface: ν of the paper.
  public var outsideShare: Double

  /// What squared distances are multiplied with; 0 for one over the number of features.
  public var gamma: Double

  /// The number of rows by whose kernels others are told.
  public var components: Int

  /// The most times to see all rows.
  public var passes: Int

  /// By how much the objective must fall in five passes for a sixth.
  public var tolerance: Double

  /// Creates a detector with its default hyper-parameters, which are those of scikit-learn.
  public init() {
    (outsideShare, gamma, components, passes, tolerance) = (0.5, 0, 100, 1_000, 1e-3)
  }

  public static let identifier = "sgd-one-class-svm"

  public static let summary = "Rows beyond a surface around most others, for many rows."

  public static let parameters: [Parameter<Self>] = [
    .number(
      "outsideShare", \.outsideShare, .between(1e-6, 1),
      "the most rows, as a share, that lie outside the surface"),
    .number(
      "gamma", \.gamma, .between(0, 1e6),
      "what squared distances are multiplied with; 0 for one over the number of features"),
    .integer(
      "components", \.components, .between(1, 2_000),
      "the number of rows by whose kernels others are told"),
    .integer("passes", \.passes, .between(1, 100_000), "the most times to see all rows"),
    .number(
      "tolerance", \.tolerance, .between(0, 1),
      "by how much the objective must fall in five passes"),
  ]

  /// The most rows it sees.
  static let mostRows = 100_000

  /// Finds the surface.
  ///
  /// - Parameters:
  ///   - rows: The rows to learn from, shape `n × d`, finite, at least two.
  ///   - seed: The seed of every random choice. Equal seeds give equal models.
  /// - Returns: A model that scores rows of `d` features.
  /// - Throws: ``DetectionError`` when a parameter is out of range or the rows are too few.
  public func fit(_ rows: Matrix, seed: UInt64) throws(DetectionError) -> BoundaryModel {
    try check(rows)
    var random = SplitMix64(seed: seed, stream: 1)
    let order = Array(0..<rows.rowCount).shuffled(using: &random)
    let points = rows.selectingRows(Array(order.prefix(components)))
    let kernel = VectorKernel.radial(
      factor: gamma > 0 ? gamma : 1 / Double(rows.columnCount))
    let directions = nystroemDirections(kernel, points)
    let seen = rows.selectingRows(Array(order.suffix(Self.mostRows)))
    let plane = KernelPoints(points).features(of: kernel, along: directions, at: seen)
      .plane(nu: outsideShare, passes: passes, tolerance: tolerance, seed: seed)
    var weights = [Double](repeating: 0, count: points.rowCount)
    for direction in 0..<directions.count / points.rowCount {
      for point in weights.indices {
        weights[point] -= plane.weights[direction] * directions[direction * weights.count + point]
      }
    }
    return BoundaryModel(
      .init(kernel: kernel, support: points, weights: weights, own: 0, level: plane.level))
  }
}

/// Returns what turns kernels with points into features whose products are the kernel.
///
/// Directions along which the points hardly differ are left out.
private func nystroemDirections(_ kernel: VectorKernel, _ points: Matrix) -> [Double] {
  let matrix = KernelPoints(points).matrix(of: kernel)
  guard let eigen = symmetricEigen(of: matrix), let greatest = eigen.values.first else { return [] }
  let kept = eigen.values.filter { $0 > 1e-10 * greatest }.count
  return (0..<kept).flatMap { column in
    eigen.vectors.columnValues(column).map { $0 / eigen.values[column].squareRoot() }
  }
}
