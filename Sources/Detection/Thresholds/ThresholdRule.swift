public import Parameters

/// A way to tell unusual scores from usual ones by the scores alone.
///
/// A rule gives one number, and a row is unusual when its score is greater. So a row is judged
/// alone, a higher score is never more usual, and rows that tie with the threshold are usual.
public protocol ThresholdRule: Parameterized {
  /// The parameter to turn for finding fewer or more, and the values worth a look.
  static var band: SettingBand { get }

  /// Returns the greatest score that is still usual.
  ///
  /// It moves and stretches with the scores. It may lie beyond all of them.
  ///
  /// - Parameter scores: The scores in rising order, finite, at least one.
  /// - Returns: The threshold, finite.
  /// - Precondition: The parameters are allowed.
  func threshold(ofSorted scores: [Double]) -> Double
}

/// Some values of one parameter of a rule.
public struct SettingBand: Sendable, Hashable {
  /// The name of the parameter.
  public let name: String

  /// The values; of those in an order, from few unusual rows to many.
  public let values: [Setting]

  /// Makes a band of numbers.
  static func numbers(_ name: String, _ values: [Double]) -> SettingBand {
    SettingBand(name: name, values: values.map { .number($0) })
  }

  /// Makes a band of words.
  static func words(_ name: String, _ values: [String]) -> SettingBand {
    SettingBand(name: name, values: values.map { .word($0) })
  }
}

extension ThresholdRule {
  /// Returns the greatest score that is still usual.
  ///
  /// - Parameter scores: The scores of the training rows, in any order.
  /// - Returns: The threshold.
  /// - Throws: ``DetectionError`` when a parameter is out of range, a score is not finite, or there
  ///   are none.
  /// - Complexity: O(`n` log `n`).
  public func threshold(for scores: [Double]) throws(DetectionError) -> Double {
    do { try validate() } catch { throw .parameter(error) }
    guard !scores.isEmpty else { throw .tooFewRows(method: "A threshold", needed: 1, got: 0) }
    if let row = scores.firstIndex(where: { !$0.isFinite }) {
      throw .notFinite(row: row, column: 0, value: "\(scores[row])")
    }
    return threshold(ofSorted: scores.sorted())
  }
}
