public import Numeric
public import Parameters

/// Finds rows without which the values of the others would be less unlike each other.
///
/// In some random orders the row is sought whose coming makes the rows before it most unlike each other;
/// rows that would do so even more have scores. As in PyOD the score is by how much, times how few rows
/// do, the most of any order; the values of all features are one heap, so scale them first. PyOD gives
/// rows before the one that was found no score in that order; here they are measured as if they came
/// after it, so a row scores the same wherever it comes.
///
/// Complexity: O(`orders` · `n` · `d`) to fit, O(`orders` · `d`) a row to score; PyOD takes `n` times as long.
///
/// > A. Arning, R. Agrawal, P. Raghavan. "A linear method for deviation detection in large databases."
/// > *KDD* 1996
public struct LMDD: Detector {
  /// How unlike each other values are.
  public enum Measure: String, CaseIterable, Sendable, Codable {
    /// The mean distance from their mean.
    case deviation

    /// The variance.
    case variance
  }

  /// The number of random orders.
  public var orders: Int

  /// How unlike each other values are.
  public var measure: Measure

  /// Creates a detector with its default hyper-parameters, which are those of PyOD.
  public init() { (orders, measure) = (50, .deviation) }

  public static let identifier = "lmdd"

  public static let summary = "Rows without which the others would be more alike."

  public static let parameters: [Parameter<Self>] = [
    .integer("orders", \.orders, .between(1, 10_000), "the number of random orders"),
    .choice("measure", \.measure, "how unlike each other values are"),
  ]

  /// Seeks the row of each order that makes those before it most unlike each other.
  ///
  /// - Parameters:
  ///   - rows: The rows to learn from, shape `n × d`, finite, at least two.
  ///   - seed: The seed of the orders. Equal seeds give equal models.
  /// - Returns: A model that scores rows of `d` features.
  /// - Throws: ``DetectionError`` when a parameter is out of range or the rows are too few.
  public func fit(_ rows: Matrix, seed: UInt64) throws(DetectionError) -> LMDDModel {
    try check(rows)
    let (measure, distinct) = (measure, DistinctRows(of: rows))
    let different = rows.selectingRows(distinct.first)
    let jumps = concurrentMap(orders) { number in
      var random = SplitMix64(seed: seed, stream: UInt64(number))
      let order = Array(0..<rows.rowCount).shuffled(using: &random)
      return DeviationJump(in: rows, order: order, measure: measure)
        .counted(different, distinct.counts)
    }
    return LMDDModel(
      .init(features: rows.columnCount, jumps: jumps.filter { $0.size > 0 }))
  }
}
