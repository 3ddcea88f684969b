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

  /// Writes how unusual values of a feature are, each as ``term(of:feature:)`` tells it.
  ///
  /// - Precondition: `terms.count == values.count`.
  func writeTerms(of values: Span<Double>, feature: Int, into terms: inout MutableSpan<Double>)
}

extension TermwiseModel {
  /// Writes how unusual values of a feature are, one after another.
  public func writeTerms(
    of values: Span<Double>, feature: Int, into terms: inout MutableSpan<Double>
  ) {
    for i in values.indices { terms[i] = term(of: values[i], feature: feature) }
  }

  /// Writes a score for each row, made of a term for each feature.
  ///
  /// - Precondition: `scores.count == rows.rowCount`.
  /// - Throws: `ShapeError.featureCount` for rows of another width.
  /// - Complexity: O(`n` · `d`) terms.
  public func score(_ rows: Matrix, into scores: inout MutableSpan<Double>) throws(ShapeError) {
    try checkWidth(rows, expected: featureCount)
    forEachChunk(of: &scores, atLeast: 1_024) { range, chunk in
      var terms = [Double](repeating: 0, count: range.count)
      var span = terms.mutableSpan
      for i in chunk.indices { chunk[i] = 0 }
      for feature in 0..<featureCount {
        writeTerms(of: rows.column(feature).extracting(range), feature: feature, into: &span)
        for i in chunk.indices {
          chunk[i] = Self.combination == .sum ? chunk[i] + span[i] : max(chunk[i], span[i])
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
