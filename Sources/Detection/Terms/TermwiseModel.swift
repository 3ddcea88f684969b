public import Numeric

/// How the terms of a row's features become its score.
public enum TermCombination: Sendable {
  /// They are added up.
  case sum

  /// The greatest is the score.
  case greatest
}

/// A model that looks at each feature by itself.
///
/// A row gets a term for each feature, and its score is their sum or the greatest of them; so the
/// terms are what the features contribute.
public protocol TermwiseModel: DetectorModel {
  /// How the terms become the score.
  static var combination: TermCombination { get }

  /// Returns how unusual a value of a feature is.
  func term(of value: Double, feature: Int) -> Double
}

extension TermwiseModel {
  /// Writes a score for each row, made of a term for each feature.
  ///
  /// - Precondition: `scores.count == rows.rowCount`.
  /// - Throws: `ShapeError.featureCount` for rows of another width.
  /// - Complexity: O(`n` · `d`) terms.
  public func score(_ rows: Matrix, into scores: inout MutableSpan<Double>) throws(ShapeError) {
    try checkWidth(rows, expected: featureCount)
    forEachChunk(of: &scores, atLeast: 1_024) { range, chunk in
      for i in chunk.indices { chunk[i] = 0 }
      for feature in 0..<featureCount {
        let values = rows.column(feature)
        for i in chunk.indices {
          let term = term(of: values[range.lowerBound + i], feature: feature)
          chunk[i] = Self.combination == .sum ? chunk[i] + term : max(chunk[i], term)
        }
      }
    }
  }

  /// Returns the term of each feature.
  ///
  /// - Throws: `ShapeError.featureCount` for a row of another width.
  public func contributions(
    to row: [Double], typical: [Double]
  ) throws(ShapeError) -> Contributions {
    try checkRow(row)
    return Contributions(
      values: row.indices.map { term(of: row[$0], feature: $0) }, addUp: Self.combination == .sum)
  }
}
