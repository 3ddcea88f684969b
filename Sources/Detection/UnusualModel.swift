public import Numeric

/// All that is needed to tell whether one new row is unusual, and why.
///
/// Holds the fitted detector, the threshold its training scores gave, and what is usual of each
/// feature; so a row is judged alone, and the same in any batch.
public struct UnusualModel: Sendable, Codable {
  /// The fitted detector.
  public let detector: AnyDetectorModel

  /// The rule the threshold came from.
  public let rule: UnusualRule

  /// The greatest score that is still usual.
  public let threshold: Double

  /// What is usual of each feature, in its own units.
  public let usual: UsualValues

  /// The medians of the rows it was fitted on, scaled as they were; models of before have none.
  public let typical: [Double]?

  /// What a score means beside those of the fit; models of before have none.
  public let calibration: ScoreCalibration?

  /// Fits a detector, and takes the threshold from the scores of the rows it was fitted on.
  ///
  /// - Parameters:
  ///   - detector: The detector.
  ///   - rows: The rows to learn from, scaled as they should count, shape `n × d`.
  ///   - rule: Which scores count as unusual.
  ///   - originals: The same rows in the units in which reasons are told, shape `n × e`.
  ///   - features: A name for each column of `originals`.
  ///   - seed: The seed of every random choice.
  /// - Throws: ``DetectionError`` when a parameter is out of range or the rows do not allow it.
  public init(
    fitting detector: any Detector, to rows: Matrix, rule: UnusualRule, originals: Matrix,
    features: [String], seed: UInt64
  ) throws(DetectionError) {
    try rule.validate()
    let model = try detector.fitAny(rows, seed: seed)
    let usual = try UsualValues(features: features, rows: originals)
    self.detector = model
    self.rule = rule
    self.usual = usual
    let scores: [Double]
    do { scores = try model.scores(of: rows) } catch { throw .shape(error) }
    threshold = try rule.threshold(for: scores)
    calibration = ScoreCalibration(of: scores, rule: rule, threshold: threshold)
    typical = (0..<rows.columnCount).map {
      quantile(ofSorted: rows.columnValues($0).sorted(), at: 0.5)
    }
  }

  /// Judges rows; the verdict on one does not depend on the others.
  ///
  /// - Parameters:
  ///   - rows: The rows, scaled as those it was fitted on.
  ///   - originals: The same rows in the units in which reasons are told.
  /// - Returns: A verdict a row.
  /// - Throws: ``DetectionError/shape(_:)`` for rows of another width or number.
  public func judge(_ rows: Matrix, originals: Matrix) throws(DetectionError) -> [Verdict] {
    guard originals.columnCount == usual.features.count else {
      throw .shape(.featureCount(expected: usual.features.count, got: originals.columnCount))
    }
    guard originals.rowCount == rows.rowCount else {
      throw .shape(.raggedColumns(expected: rows.rowCount, got: originals.rowCount, column: 0))
    }
    do throws(ShapeError) {
      let scores = try detector.scores(of: rows)
      var verdicts: [Verdict] = []
      for (row, score) in scores.enumerated() {
        let isUnusual = score > threshold
        let reasons = isUnusual ? try reasons(rows.row(row), originals.row(row)) : []
        verdicts.append(
          Verdict(
            score: score, isUnusual: isUnusual, reasons: reasons,
            probability: calibration?.probability(of: score),
            confidence: calibration?.confidence(of: score, isUnusual: isUnusual)))
      }
      return verdicts
    } catch {
      throw .shape(error)
    }
  }

  /// Returns why a row is unusual: what the detector says the features add, in their own units.
  private func reasons(_ row: [Double], _ original: [Double]) throws(ShapeError) -> [Reason] {
    guard let typical, typical.count == original.count else { return usual.reasons(for: original) }
    let told = try detector.contributions(to: row, typical: typical)
    return usual.reasons(for: original, shares: told.shares)
  }
}

/// What a model says of one row.
public struct Verdict: Sendable, Hashable, Codable {
  /// The score: the higher, the more unusual.
  public let score: Double

  /// Whether the score is above the threshold of the model.
  public let isUnusual: Bool

  /// Why the row is unusual, the strongest reason first; empty for a usual row.
  public let reasons: [Reason]

  /// The score on a scale from 0 to 1, by ``ScoreCalibration/Scaling/unifying``.
  public let probability: Double?

  /// How sure it is that another sample of rows to learn would give the same verdict.
  public let confidence: Double?
}
