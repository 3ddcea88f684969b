/// The problem that finds a surface around most rows.
///
/// It asks for the weights `a` with the least ½ aᵀ K a − `own` · Σ a·K(x, x), each from 0 to the bound of its
/// row, that sum to `total`. With `own` 0 it is the one-class support vector machine; with half of the
/// total, the smallest ball around the rows.
public struct OneClassProblem: Sendable {
  /// The rows, all different.
  public let rows: Matrix

  /// The most weight of each row: how often it is there.
  public let bounds: [Double]

  /// The kernel.
  public let kernel: VectorKernel

  /// What all weights sum to, above 0 and at most the sum of the bounds.
  public let total: Double

  /// What the kernel of a row with itself counts.
  public let own: Double

  /// How far the slopes of two weights that could still change may be apart.
  public let tolerance: Double

  /// Creates a problem.
  ///
  /// - Precondition: A bound for each row.
  public init(
    rows: Matrix, bounds: [Double], kernel: VectorKernel, total: Double, own: Double = 0,
    tolerance: Double
  ) {
    precondition(bounds.count == rows.rowCount, "a bound for each row")
    (self.rows, self.bounds, self.kernel) = (rows, bounds, kernel)
    (self.total, self.own, self.tolerance) = (total, own, tolerance)
  }

  /// Returns the solution, by sequential minimal optimisation with second-order choice of pairs.
  ///
  /// It begins with the weight on the rows about which fewest others are, which is near the solution.
  ///
  /// > R.-E. Fan, P.-H. Chen, C.-J. Lin. "Working set selection using second order information for
  /// > training support vector machines." *JMLR* 6, 2005
  ///
  /// - Complexity: O(`n`² · `d`) to begin, O(`n` · `d`) a step.
  public func solved() -> OneClassSolution {
    var descent = OneClassDescent(of: self)
    descent.descend()
    return descent.solution
  }
}

/// The weights of rows, and the level at which the surface runs.
public struct OneClassSolution: Sendable {
  /// The weight of each row.
  public let weights: [Double]

  /// The slope of weights that are neither 0 nor at their bound.
  public let level: Double

  /// The number of steps.
  public let steps: Int
}
