import Parameters

/// A detector to compare, and what it is called among the others.
public struct ComparedDetector: Sendable {
  /// The name, such as `isolation-forest`.
  public let name: String

  /// The detector with its hyper-parameters.
  public let detector: any Detector

  /// Names a detector.
  ///
  /// - Parameters:
  ///   - detector: The detector with its hyper-parameters.
  ///   - name: What it is called; `nil` for its identifier.
  public init(_ detector: any Detector, name: String? = nil) {
    self.name = name ?? type(of: detector).identifier
    self.detector = detector
  }
}

/// A detector that could not learn from the rows, and why.
public struct FailedDetector: Sendable, Hashable {
  /// The name of the detector.
  public let name: String

  /// Why, as a sentence for a person.
  public let reason: String
}

/// What one detector found in rows that several detectors looked at.
public struct DetectorFindings: Sendable {
  /// The name of the detector.
  public let name: String

  /// A score for each row: the higher, the more unusual.
  public let scores: [Double]

  /// The greatest score that is still usual by the rule.
  public let threshold: Double

  /// The number of rows that are unusual by the rule.
  public let flagged: Int

  /// How much of its top rows remains when it learns from half of the rows with another seed: Jaccard's
  /// index, the mean of several draws; `nil` when none was made or half of the rows are too few.
  public let stability: Double?

  /// Spearman's rank correlation with the scores of each other detector, the mean; `nil` when it is
  /// the only one.
  public let consensus: Double?

  /// How well it finds the rows that are known to be unusual; `nil` without labels.
  public let accuracy: DetectorAccuracy?

  /// Why its findings cannot be worked with, in one phrase; `nil` when they can.
  public let objection: String?

  /// The wall-clock time of learning from all rows, in seconds.
  public let fitSeconds: Double

  /// The wall-clock time of scoring all rows, in seconds.
  public let scoreSeconds: Double

  /// Whether a row is unusual by the rule.
  public func flags(_ row: Int) -> Bool { scores[row] > threshold }
}
