import Detection
import Ingestion

/// What is written about a comparison of detectors: `comparison.json`, and what
/// `compare --detectors --json` prints.
public struct DetectorComparisonRecord: JSONRecord, Codable, Sendable {
  /// The versions of the program and of the engine.
  public let versions: [String: String]

  /// The recipe whose cleaning, features and scaling all detectors share.
  public let recipe: Recipe

  /// The files that were read, with their hashes.
  public let input: InputRecord

  /// What was scored: `customer` or `line`.
  public let scored: String

  /// The number of rows that were scored.
  public let rows: Int

  /// The features that rows were compared by.
  public let features: [String]

  /// The number of rows at the top whose overlap was measured.
  public let top: Int

  /// What is known of the rows; absent without labels.
  public let labels: Labels?

  /// What each detector found.
  public let detectors: [ComparedDetectorRecord]

  /// The detectors that could not learn from the rows, with the reason.
  public let failures: [String: String]

  /// The rows that all detectors call unusual, at most a thousand.
  public let unanimous: [String]

  /// The number of rows that all detectors call unusual.
  public let unanimousCount: Int

  /// The detector that is recommended.
  public let recommended: String

  /// Why, in words.
  public let reasons: [String]

  /// What speaks against it, in words.
  public let dissent: [String]

  /// How many rows are known to be unusual or usual.
  public struct Labels: Codable, Sendable {
    /// The column.
    public let column: String

    /// The number of rows known to be unusual.
    public let unusual: Int

    /// The number of rows known to be usual.
    public let usual: Int
  }

  /// Puts down what was found.
  ///
  /// - Parameters:
  ///   - result: What was found.
  ///   - versions: The versions of the program and of the engine.
  public init(_ result: StudyDetectorComparison, versions: [String: String]) {
    let found = result.comparison
    self.versions = versions
    recipe = result.recipe
    input = InputRecord(
      files: result.input.files, sheets: result.input.sheets, rows: result.input.rowCount)
    scored = result.noun
    rows = result.names.count
    features = result.features
    top = found.topCount
    labels = found.labels.map {
      Labels(column: result.recipe.unusual?.labels ?? "", unusual: $0.unusual, usual: $0.usual)
    }
    detectors = found.findings.indices.map { ComparedDetectorRecord(result, $0) }
    failures = Dictionary(
      found.failures.map { ($0.name, $0.reason) }, uniquingKeysWith: { first, _ in first })
    unanimous = found.unanimous.prefix(1_000).map { result.names[$0] }
    unanimousCount = found.unanimous.count
    recommended = found.findings[found.recommended].name
    reasons = found.reasons
    dissent = found.dissent
  }
}
