import Numeric
import Parameters

/// The hyper-parameters of a surface around most rows, found with a kernel.
@dynamicMemberLookup
public struct SurfaceChoice: Sendable, Hashable {
  /// The kernel.
  public var choice = KernelChoice(constant: 0)

  /// The most rows, as a share, that lie outside the surface.
  public var outsideShare: Double

  /// How far from the solution it may stop.
  public var tolerance = 1e-3

  /// A hyper-parameter of the kernel.
  public subscript<Value>(dynamicMember path: WritableKeyPath<KernelChoice, Value>) -> Value {
    get { choice[keyPath: path] }
    set { choice[keyPath: path] = newValue }
  }

  /// Describes the hyper-parameters for a method that calls its surface so.
  static func parameters(of surface: String) -> [Parameter<Self>] {
    let kernel = [
      KernelChoice.shape, KernelChoice.gamma("the rule"),
      .choice("gammaRule", \.gammaRule, "what gamma is when it is 0"),
    ]
    let outside = Parameter<Self>.number(
      "outsideShare", \.outsideShare, .between(1e-6, 1),
      "the most rows, as a share, that lie outside the \(surface)")
    let tolerance = Parameter<Self>.number(
      "tolerance", \.tolerance, .between(1e-12, 1), "how far from the solution it may stop")
    var table = (kernel + KernelChoice.powers).map { $0.within(\Self.choice) }
    table.insert(outside, at: 1)
    return table + [tolerance]
  }

  /// Finds the surface: a plane that parts most rows from nothing, or the smallest ball around them.
  ///
  /// - Throws: ``DetectionError`` when rows are not finite, too few, or too many of them differ.
  func fitted(
    to rows: Matrix, method: String, isBall: Bool
  ) throws(DetectionError) -> BoundaryModel {
    let learned = try differentRows(rows, method: method, most: 50_000)
    let kernel = choice.kernel(for: rows)
    let total = outsideShare * Double(rows.rowCount)
    let solution = OneClassProblem(
      rows: learned.rows, bounds: learned.counts, kernel: kernel, total: total,
      own: isBall ? total / 2 : 0, tolerance: tolerance
    ).solved()
    let support = solution.weights.indices.filter { solution.weights[$0] > 0 }
    let weights = support.map { solution.weights[$0] }
    // In a ball a slope is that of the distance from the centre times minus half of the total weight.
    return BoundaryModel(
      .init(
        kernel: kernel, support: learned.rows.selectingRows(support),
        weights: weights.map { isBall ? -2 * $0 / total : -$0 }, own: isBall ? 1 : 0,
        level: isBall ? 2 * solution.level / total : solution.level))
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
