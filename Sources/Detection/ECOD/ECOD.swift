public import Numeric
public import Parameters

/// Finds rows with values in the tails of their features: each by the shares of values beyond it.
///
/// There is nothing to set. A value that was not learned counts as one more value beside those that
/// were, so a row scores the same alone and in any batch; PyOD adds the whole batch.
///
/// Complexity: O(`n` log `n` · `d`) to fit, O(log `n` · `d`) a row to score.
///
/// > Z. Li, Y. Zhao, X. Hu, N. Botta, C. Ionescu, G. H. Chen. "ECOD: unsupervised outlier detection using
/// > empirical cumulative distribution functions." *IEEE TKDE* 35 (12), 2023,
/// > doi:[10.1109/TKDE.2022.3159580](https://doi.org/10.1109/TKDE.2022.3159580)
public struct ECOD: Detector {
  /// Creates a detector.
  public init() {}

  public static let identifier = "ecod"

  public static let summary = "Rows with values far out in the tails of their features."

  public static let parameters: [Parameter<Self>] = []

  /// Learns the distribution of each feature; nothing is random.
  ///
  /// - Parameters:
  ///   - rows: The rows to learn from, shape `n × d`, finite, at least two.
  ///   - seed: Not used.
  /// - Returns: A model that scores rows of `d` features.
  /// - Throws: ``DetectionError`` when the rows are too few.
  public func fit(_ rows: Matrix, seed: UInt64) throws(DetectionError) -> ECODModel {
    try check(rows)
    return ECODModel(of: rows)
  }
}

/// The distributions that ECOD learned, able to score new rows.
public typealias ECODModel = TailModel<ECOD>

extension ECOD: TailRule {
  public static func term(below: Double, above: Double, skewed: Double) -> Double {
    max(below, above, skewed)
  }
}
