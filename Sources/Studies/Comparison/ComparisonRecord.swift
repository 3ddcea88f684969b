import Clustering
import Ingestion

/// What is written about a comparison of methods: `comparison.json`, and what `compare --json` prints.
public struct ComparisonRecord: JSONRecord, Codable, Sendable {
  /// The versions of the program and of the engine.
  public let versions: [String: String]

  /// The recipe whose cleaning, features and scaling all methods share.
  public let recipe: Recipe

  /// The files that were read, with their hashes.
  public let input: InputRecord

  /// The number of customers that were grouped.
  public let customers: Int

  /// The features that they were grouped by.
  public let features: [String]

  /// What each method found.
  public let methods: [ComparedRecord]

  /// The methods that found nothing, with the reason.
  public let failures: [String: String]

  /// The grouping that is recommended.
  public let recommended: String

  /// Why, in words.
  public let reasons: [String]

  /// What speaks against it, in words.
  public let dissent: [String]

  /// Puts down what was found.
  ///
  /// - Parameters:
  ///   - result: What was found.
  ///   - versions: The versions of the program and of the engine.
  public init(_ result: StudyComparison, versions: [String: String]) {
    let found = result.comparison
    self.versions = versions
    recipe = result.recipe
    input = InputRecord(
      files: result.input.files, sheets: result.input.sheets, rows: result.input.rowCount)
    customers = result.grouped
    features = result.features
    methods = found.groupings.indices.map { ComparedRecord(found, $0) }
    failures = Dictionary(
      found.failures.map { ($0.name, $0.reason) }, uniquingKeysWith: { first, _ in first })
    recommended = found.groupings[found.recommended].name
    reasons = found.reasons
    dissent = found.dissent
  }
}

/// What one method found.
public struct ComparedRecord: Codable, Sendable {
  /// The method, with the number where it was asked for.
  public let method: String

  /// The measures of the number of groups that was taken.
  public let measures: CandidateRecord

  /// The number of customers of each group.
  public let sizes: [Int]

  /// Why it is no segmentation to work with, where it is none.
  public let objection: String?

  /// The adjusted Rand index to each method, in their order.
  public let agreement: [Double]

  /// The share of customers in groups that go together with those of the recommended grouping.
  public let overlap: Double

  /// The share of each recommended group that each group of this method holds.
  public let shares: [[Double]]

  /// The wall-clock time, in seconds.
  public let seconds: Double

  init(_ found: MethodComparison, _ place: Int) {
    let grouping = found.groupings[place]
    method = grouping.name
    measures = CandidateRecord(grouping.measures, gap: grouping.gap)
    sizes = grouping.sizes
    objection = grouping.objection
    agreement = found.agreement[place]
    overlap = found.overlaps[place].share
    shares = found.overlaps[place].shares
    seconds = grouping.seconds
  }
}
