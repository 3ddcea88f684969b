/// What several detectors found in the same rows, which of them is recommended, and what speaks against.
///
/// Without labels nobody knows which detector is right; then agreement and stability are told, and that
/// accuracy is unknown. With labels, which somebody gave apart from any detector, accuracy decides.
public struct DetectorComparison: Sendable {
  /// How detectors were compared.
  public let settings: DetectorComparisonSettings

  /// What each detector found, in the order in which they were named.
  public let findings: [DetectorFindings]

  /// The detectors that could not learn from the rows.
  public let failures: [FailedDetector]

  /// Spearman's rank correlation of the scores of each two detectors; NaN where one of them gives all
  /// rows the same score.
  public let rankCorrelation: [[Double]]

  /// Jaccard's index of the top rows of each two detectors.
  public let overlap: [[Double]]

  /// The number of rows at the top whose overlap was measured.
  public let topCount: Int

  /// For each row, how many detectors call it unusual.
  public let votes: [Int]

  /// The rows that all detectors call unusual, those with the highest ranks on average first.
  public let unanimous: [Int]

  /// For each detector, the rows that it alone calls unusual, the highest score first.
  public let alone: [[Int]]

  /// What is known of the rows; `nil` when nothing is.
  public let labels: KnownLabels?

  /// The recommended detector, as an index.
  public let recommended: Int

  /// Why, in sentences for a person.
  public let reasons: [String]

  /// What speaks against it, or for another, in sentences for a person.
  public let dissent: [String]
}
