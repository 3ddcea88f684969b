public import Numeric

extension DetectorModel {
  /// Returns what each feature adds to the score of a row, found by putting usual values in its place.
  ///
  /// A feature's contribution is how far the score falls when the feature alone is made usual; it suits
  /// every detector, and ranks features rather than adding up. A detector whose score is a sum over
  /// features tells the terms of that sum instead.
  ///
  /// > A. Adadi, M. Berrada. "Peeking inside the black-box." *IEEE Access* 6, 2018 (perturbation),
  /// > doi:[10.1109/ACCESS.2018.2870052](https://doi.org/10.1109/ACCESS.2018.2870052)
  ///
  /// - Parameters:
  ///   - row: The row, as wide as the rows of the fit.
  ///   - typical: A usual value of each feature, such as the medians of the rows of the fit.
  /// - Returns: A number a feature; the greater, the more the feature makes the row unusual.
  /// - Throws: `ShapeError.featureCount` for a row of another width.
  /// - Complexity: As scoring `d` + 1 rows.
  public func contributionsByReplacement(
    to row: [Double], typical: [Double]
  ) throws(ShapeError) -> [Double] {
    precondition(typical.count == featureCount, "a usual value for each feature")
    try checkRow(row)
    var rows = Matrix(rowCount: featureCount + 1, columnCount: featureCount)
    for feature in 0..<featureCount {
      for place in 0...featureCount { rows[place, feature] = row[feature] }
      rows[feature, feature] = typical[feature]
    }
    let scores = try scores(of: rows)
    return (0..<featureCount).map { scores[featureCount] - scores[$0] }
  }

  /// Puts usual values in the place of each feature; see ``contributionsByReplacement(to:typical:)``.
  public func contributions(
    to row: [Double], typical: [Double]
  ) throws(ShapeError) -> Contributions {
    Contributions(
      values: try contributionsByReplacement(to: row, typical: typical), addUp: false)
  }
}

/// What each feature adds to the score of one row.
public struct Contributions: Sendable, Hashable {
  /// A number a feature; the greater, the more the feature makes the row unusual.
  public let values: [Double]

  /// Whether the numbers add up to the score; otherwise they rank the features.
  public let addUp: Bool

  /// Creates contributions.
  public init(values: [Double], addUp: Bool) {
    self.values = values
    self.addUp = addUp
  }

  /// The part of each feature in all that makes the row unusual, from 0 to 1.
  ///
  /// Features that make the row more usual have no part; all are 0 when nothing makes it unusual.
  public var shares: [Double] {
    let sum = values.reduce(0) { $0 + max(0, $1) }
    return values.map { sum > 0 && sum.isFinite ? max(0, $0) / sum : 0 }
  }
}
