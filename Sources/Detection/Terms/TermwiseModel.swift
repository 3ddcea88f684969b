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
    for i in scores.indices { scores[i] = 0 }
    // Feature after feature, so that what was learned of one stays near.
    for feature in 0..<featureCount {
      let values = rows.column(feature)
      forEachChunk(of: &scores, atLeast: 1_024) { range, chunk in
        add(values.extracting(range), of: feature, to: &chunk)
      }
    }
  }

  /// Takes the terms of a feature into scores, a few at a time.
  private func add(
    _ values: Span<Double>, of feature: Int, to scores: inout MutableSpan<Double>
  ) {
    var terms = [Double](repeating: 0, count: min(values.count, 1_024))
    for first in stride(from: 0, to: values.count, by: 1_024) {
      let range = first..<min(first + 1_024, values.count)
      var room = terms.mutableSpan
      var span = room._mutatingExtracting(..<range.count)
      writeTerms(of: values.extracting(range), feature: feature, into: &span)
      for i in span.indices {
        let (score, term) = (scores[first + i], span[i])
        scores[first + i] = Self.combination == .sum ? score + term : max(score, term)
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
