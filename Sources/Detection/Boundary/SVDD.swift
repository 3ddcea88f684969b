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
public struct SVDD: Detector, SharingParameters {
  /// The hyper-parameters, the share of rows outside being 1 ÷ (C · n) of the paper.
  public var shared = SurfaceChoice(outsideShare: 0.1)

  /// Creates a detector with its default hyper-parameters.
  public init() {}

  public static let identifier = "svdd"

  public static let summary = "Rows outside the smallest ball that holds most others."

  public static let parameters = SurfaceChoice.parameters(of: "ball").map {
    $0.within(\Self.shared)
  }

  /// Finds the ball; nothing is random.
  ///
  /// - Parameters:
  ///   - rows: The rows to learn from, shape `n × d`, finite, at least two.
  ///   - seed: Not used.
  /// - Returns: A model that scores rows of `d` features.
  /// - Throws: ``DetectionError`` when a parameter is out of range or the rows are too few or too many.
  public func fit(_ rows: Matrix, seed: UInt64) throws(DetectionError) -> BoundaryModel {
    do { try validate() } catch { throw .parameter(error) }
    return try shared.fitted(to: rows, method: Self.identifier, isBall: true)
  }
}
