import Clustering
import Detection
import Features
import Ingestion
import Insight
import Projection
import Segments
import Tabular

extension StudyRecord {
  /// Puts down what a study found.
  ///
  /// - Parameters:
  ///   - result: What it found.
  ///   - versions: The versions of the program and of the engine.
  ///   - writing: How long writing took so far.
  public init(_ result: StudyResult, versions: [String: String], writing: StageTiming) {
    self.versions = versions
    recipe = result.recipe
    input = InputRecord(
      files: result.input.files, sheets: result.input.sheets, rows: result.input.rowCount)
    roles = result.roles.assignments
    reference = result.reference.map { WallClock(microseconds: $0).text }
    customers = result.customers.identifiers.count
    k = result.selection?.chosen
    let gap = result.selection?.gap
    selection =
      result.selection?.candidates.map { CandidateRecord($0, gap: gap?.point($0.k)) } ?? []
    gapChoice = gap?.suggested
    reasons = result.selection?.reasons ?? []
    dissent = result.selection?.dissent ?? []
    segments = result.segments.map(SegmentRecord.init)
    matching = result.matching
    importances = Dictionary(
      zip(result.drivers?.features ?? [], result.drivers?.importances ?? []),
      uniquingKeysWith: { first, _ in first })
    accuracy = result.drivers?.accuracy
    explainedVariance = result.projection?.model.explainedVarianceRatio ?? []
    unusual = result.unusual.map { $0.isUnusual.count { $0 } } ?? result.unusualLines?.count
    unusualRules =
      (result.unusual?.sensitivity ?? result.unusualLines?.sensitivity)?.rules
    unusualAccuracy = result.unusual?.accuracy
    notes = result.notes
    timings = Dictionary(
      (result.timings + [writing]).map { ($0.stage.rawValue, $0.seconds) }, uniquingKeysWith: +)
  }
}

extension CandidateRecord {
  /// Puts down the measures of one number of segments.
  init(_ candidate: ClusterCountSelection.Candidate, gap point: GapStatistic.Point?) {
    k = candidate.k
    inertia = candidate.inertia
    silhouette = candidate.silhouette
    daviesBouldin = candidate.daviesBouldin
    calinskiHarabasz = candidate.calinskiHarabasz
    stability = candidate.stability
    smallest = candidate.smallest
    ungrouped = candidate.ungrouped
    bayesianInformation = candidate.bayesianInformation
    silhouetteError = candidate.silhouetteError
    gap = point?.gap
    gapError = point?.standardError
    densityValidity = candidate.densityValidity
  }
}

extension SegmentRecord {
  /// Puts down one segment.
  init(_ profile: SegmentProfile) {
    segment = profile.identifier
    name = profile.name
    customers = profile.customers
    share = profile.share
    revenueShare = profile.revenueShare
  }
}
