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
public struct OneClassSVM: Detector, SharingParameters {
  /// The hyper-parameters, the share of rows outside being ν of the paper.
  public var shared = SurfaceChoice(outsideShare: 0.5)

  /// Creates a detector with its default hyper-parameters, which are those of PyOD.
  public init() {}

  public static let identifier = "one-class-svm"

  public static let summary = "Rows beyond a surface around most others."

  public static let parameters = SurfaceChoice.parameters(of: "surface").map {
    $0.within(\Self.shared)
  }

  /// Finds the surface; nothing is random.
  ///
  /// - Parameters:
  ///   - rows: The rows to learn from, shape `n × d`, finite, at least two.
  ///   - seed: Not used.
  /// - Returns: A model that scores rows of `d` features.
  /// - Throws: ``DetectionError`` when a parameter is out of range or the rows are too few or too many.
  public func fit(_ rows: Matrix, seed: UInt64) throws(DetectionError) -> BoundaryModel {
    do { try validate() } catch { throw .parameter(error) }
    return try shared.fitted(to: rows, method: Self.identifier, isBall: false)
  }
}
