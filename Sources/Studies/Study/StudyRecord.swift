public import Detection
import FoundationEssentials
public import Ingestion
public import Segments

/// What is written about a study: how it was made and what it found, in a stable format.
///
/// This is `study.json`, and what `segment --json` prints. Everything but ``timings`` is the same
/// for the same recipe and source.
public struct StudyRecord: JSONRecord, Codable, Sendable {
  /// The versions of the program and of the engine.
  public let versions: [String: String]

  /// The recipe as it was carried out.
  public let recipe: Recipe

  /// The files that were read, with their hashes.
  public let input: InputRecord

  /// Which column played which role.
  public let roles: [RoleAssignment]

  /// The day recency counted to, such as `2011-12-10T12:50:00`.
  public let reference: String?

  /// The number of customers.
  public let customers: Int

  /// The number of segments that were chosen, without customers set apart.
  public let k: Int?

  /// The measures of every number of segments that was tried.
  public let selection: [CandidateRecord]

  /// The number that the gap statistic speaks for, 1 where it finds no groups; absent for a method
  /// that finds the number itself.
  public let gapChoice: Int?

  /// Why this number, in words.
  public let reasons: [String]

  /// What speaks against it, in words.
  public let dissent: [String]

  /// The segments.
  public let segments: [SegmentRecord]

  /// What became of the segments of an earlier model, where one was given.
  public let matching: SegmentMatching?

  /// The importance of each feature for telling segments apart; they sum to 1.
  public let importances: [String: Double]

  /// The part of customers kept back whose segment the forest names rightly.
  public let accuracy: Double?

  /// The part of the variance along each principal component.
  public let explainedVariance: [Double]

  /// The number of unusual customers, or of unusual lines.
  public let unusual: Int?

  /// What every threshold rule finds in the scores of customers or lines, where they were looked at.
  public let unusualRules: [RuleFinding]?

  /// How well the scores of customers agree with the labels of the recipe; absent without labels.
  public let unusualAccuracy: DetectorAccuracy?

  /// What a reader should know.
  public let notes: [String]

  /// The seconds each stage took.
  public let timings: [String: Double]

  enum CodingKeys: String, CodingKey {
    case versions, recipe, input, roles, reference, customers, k, selection, reasons, dissent
    case segments, matching, importances, accuracy, unusual, notes, timings
    case unusualRules = "unusual_rules"
    case unusualAccuracy = "unusual_accuracy"
    case explainedVariance = "explained_variance"
    case gapChoice = "gap_choice"
  }
}

/// The files of a study.
public struct InputRecord: Codable, Sendable {
  /// The files, in the order they were read.
  public let files: [FileRecord]

  /// The sheets that were read, in order; none but for a workbook.
  public let sheets: [String]

  /// The number of rows below the header.
  public let rows: Int
}

/// The measures of one number of segments.
public struct CandidateRecord: Codable, Sendable {
  /// The number of segments.
  public let k: Int

  /// The sum of squared distances to the centres.
  public let inertia: Double

  /// The mean silhouette, -1 to 1.
  public let silhouette: Double

  /// How far the mean of all customers may be from it, with a chance of 95 %; absent where all were
  /// measured.
  public let silhouetteError: Double?

  /// The Davies-Bouldin index; lower is better.
  public let daviesBouldin: Double

  /// The Calinski-Harabasz index; higher is better.
  public let calinskiHarabasz: Double

  /// The mean agreement with segments found in resamples, 1 at best.
  public let stability: Double

  /// The part of the customers in the smallest segment.
  public let smallest: Double

  /// The part of the customers that belong to no segment.
  public let ungrouped: Double

  /// The Bayesian information criterion, where the method has one; lower is better.
  public let bayesianInformation: Double?

  /// The gap statistic, where the method is told the number; higher is better.
  public let gap: Double?

  /// Its standard error.
  public let gapError: Double?

  /// The density-based validity, -1 to 1, where it was measured; higher is better.
  public let densityValidity: Double?

  enum CodingKeys: String, CodingKey {
    case bayesianInformation = "bic"
    case silhouetteError = "silhouette_error"
    case gap
    case gapError = "gap_error"
    case densityValidity = "dbcv"
    case k, inertia, silhouette, stability, smallest, ungrouped
    case daviesBouldin = "davies_bouldin"
    case calinskiHarabasz = "calinski_harabasz"
  }
}

/// One segment in short.
public struct SegmentRecord: Codable, Sendable {
  /// The number of the segment.
  public let segment: Int

  /// The name.
  public let name: String

  /// The number of customers.
  public let customers: Int

  /// The part of all customers.
  public let share: Double

  /// The part of what all customers spent.
  public let revenueShare: Double?

  enum CodingKeys: String, CodingKey {
    case segment, name, customers, share
    case revenueShare = "revenue_share"
  }
}
