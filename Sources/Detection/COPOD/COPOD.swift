public import Numeric
public import Parameters

/// Finds rows with values in the tails of their features, the longer tail counting more.
///
/// There is nothing to set. A value that was not learned counts as one more value beside those that
/// were, so a row scores the same alone and in any batch; PyOD adds the whole batch.
///
/// Complexity: O(`n` log `n` · `d`) to fit, O(log `n` · `d`) a row to score.
///
/// > Z. Li, Y. Zhao, N. Botta, C. Ionescu, X. Hu. "COPOD: copula-based outlier detection." *ICDM* 2020,
/// > doi:[10.1109/ICDM50108.2020.00135](https://doi.org/10.1109/ICDM50108.2020.00135)
public struct COPOD: Detector {
  /// Creates a detector.
  public init() {}

  public static let identifier = "copod"

  public static let summary = "Rows in the tails of their features, the longer tail counting more."

  public static let parameters: [Parameter<Self>] = []

  /// Learns the distribution of each feature; nothing is random.
  ///
  /// - Parameters:
  ///   - rows: The rows to learn from, shape `n × d`, finite, at least two.
  ///   - seed: Not used.
  /// - Returns: A model that scores rows of `d` features.
  /// - Throws: ``DetectionError`` when the rows are too few.
  public func fit(_ rows: Matrix, seed: UInt64) throws(DetectionError) -> COPODModel {
    try check(rows)
    return COPODModel(of: rows)
  }
}

/// The distributions that COPOD learned, able to score new rows.
public typealias COPODModel = TailModel<COPOD>

extension COPOD: TailRule {
  public static func term(below: Double, above: Double, skewed: Double) -> Double {
    max(skewed, (below + above) / 2)
  }
}
