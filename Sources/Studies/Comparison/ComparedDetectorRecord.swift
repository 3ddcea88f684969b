public import Detection

/// What one detector found, as it is written.
public struct ComparedDetectorRecord: Codable, Sendable {
  /// The detector.
  public let detector: String

  /// The number of rows that are unusual by the rule.
  public let unusual: Int

  /// The greatest score that is still usual; absent when it is not a finite number.
  public let threshold: Double?

  /// Spearman's rank correlation with each detector, in their order; null where one gives all rows the
  /// same score.
  public let rankCorrelation: [Double?]

  /// Jaccard's index of the top rows with each detector, in their order.
  public let overlap: [Double]

  /// The mean rank correlation with the others.
  public let consensus: Double?

  /// The mean overlap of its top rows when it learns from half of the rows.
  public let stability: Double?

  /// How well it finds rows known to be unusual; absent without labels.
  public let accuracy: DetectorAccuracy?

  /// Why its findings cannot be worked with, where they cannot.
  public let objection: String?

  /// The rows that it alone calls unusual, at most a hundred.
  public let alone: [String]

  /// The number of rows that it alone calls unusual.
  public let aloneCount: Int

  /// The wall-clock time of learning, in seconds.
  public let fitSeconds: Double

  /// The wall-clock time of scoring, in seconds.
  public let scoreSeconds: Double

  init(_ result: StudyDetectorComparison, _ place: Int) {
    let found = result.comparison
    let finding = found.findings[place]
    detector = finding.name
    unusual = finding.flagged
    threshold = finding.threshold.isFinite ? finding.threshold : nil
    rankCorrelation = found.rankCorrelation[place].map { $0.isNaN ? nil : $0 }
    overlap = found.overlap[place]
    consensus = finding.consensus
    stability = finding.stability
    accuracy = finding.accuracy
    objection = finding.objection
    alone = found.alone[place].prefix(100).map { result.names[$0] }
    aloneCount = found.alone[place].count
    fitSeconds = finding.fitSeconds
    scoreSeconds = finding.scoreSeconds
  }
}
