public import Numeric
import Parameters

extension DetectorComparison {
  /// Fits each detector to the same rows, and compares what they find.
  ///
  /// A detector that cannot learn from these rows is told among ``failures``.
  ///
  /// - Parameters:
  ///   - rows: The rows, shape `n × d`, finite, scaled as they should count.
  ///   - detectors: The detectors, at least one, with names that differ.
  ///   - settings: How they are compared.
  ///   - labels: What is known of the rows, a label a row; `nil` when nothing is.
  ///   - seed: The seed of every random choice. But for the seconds, equal seeds give equal results.
  ///   - isCancelled: Asked before each detector.
  ///   - progress: Told the detector at work and the share of detectors done, on the caller's thread.
  /// - Throws: ``DetectionError`` when a parameter is out of range, no detector could learn from the
  ///   rows, or the work was cancelled.
  /// - Complexity: That of fitting and scoring by each detector, as often as there are resamples and
  ///   once more.
  public init(
    of rows: Matrix, by detectors: [ComparedDetector],
    settings: DetectorComparisonSettings = DetectorComparisonSettings(),
    labels: KnownLabels? = nil, seed: UInt64,
    isCancelled: () -> Bool = { false }, progress: (String, Double) -> Void = { _, _ in }
  ) throws(DetectionError) {
    try settings.rule.validate()
    if let labels, labels.isUnusual.count != rows.rowCount {
      throw .shape(
        .raggedColumns(expected: rows.rowCount, got: labels.isUnusual.count, column: 0))
    }
    let repeated = RepeatedRows(rows)
    var compared: [ComparedScores] = []
    var failures: [FailedDetector] = []
    var last = DetectionError.noDetectors
    for (place, detector) in detectors.enumerated() {
      guard !isCancelled() else { throw .cancelled }
      progress(detector.name, Double(place) / Double(detectors.count))
      do throws(DetectionError) {
        compared.append(try ComparedScores(detector, rows, repeated, settings, seed: seed))
      } catch {
        if case .parameter = error { throw error }
        last = error
        failures.append(FailedDetector(name: detector.name, reason: error.description))
      }
    }
    guard !compared.isEmpty else { throw last }
    self.init(compared, failures, settings, labels, seed: seed)
  }

  private init(
    _ compared: [ComparedScores], _ failures: [FailedDetector],
    _ settings: DetectorComparisonSettings, _ labels: KnownLabels?, seed: UInt64
  ) {
    let agreement = DetectorAgreement(compared)
    let ranked = compared.map { one in labels.map { RankedLabels(one.scores, $0) } }
    let findings = compared.indices.map { place in
      DetectorFindings(
        compared[place], consensus: agreement.consensus(of: place), ranked[place], labels, seed)
    }
    let areas = labels?.areEnough == true ? ranked.map { $0.map { AreaUnderROC($0) } } : []
    let choice = DetectorChoice(findings, areas: areas.compactMap(\.self))
    let votes = FlaggedVotes(findings)
    let words = DetectorComparisonWords(
      findings: findings, choice: choice, rankCorrelation: agreement.rankCorrelation,
      votes: votes, labels: labels, settings: settings)
    self.init(
      settings: settings, findings: findings, failures: failures,
      rankCorrelation: agreement.rankCorrelation, overlap: agreement.overlap,
      topCount: compared.first?.top.count ?? 0, votes: votes.votes, unanimous: votes.unanimous,
      alone: votes.alone, labels: labels, recommended: choice.recommended, reasons: words.reasons,
      dissent: words.dissent + failures.map(\.reason))
  }
}

extension DetectorFindings {
  fileprivate init(
    _ compared: ComparedScores, consensus: Double?, _ ranked: RankedLabels?,
    _ labels: KnownLabels?, _ seed: UInt64
  ) {
    let flagged = compared.scores.count { $0 > compared.threshold }
    var accuracy: DetectorAccuracy?
    if let ranked, let labels, labels.areMeasurable {
      accuracy = DetectorAccuracy(ranked, labels, seed: seed)
    }
    self.init(
      name: compared.name, scores: compared.scores, threshold: compared.threshold,
      flagged: flagged, stability: compared.stability, consensus: consensus, accuracy: accuracy,
      objection: compared.objection(flagged: flagged), fitSeconds: compared.fitSeconds,
      scoreSeconds: compared.scoreSeconds)
  }
}
