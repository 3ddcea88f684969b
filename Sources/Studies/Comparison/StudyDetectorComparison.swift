public import Detection
public import Ingestion

/// What several detectors found among the customers, or lines, of one source.
public struct StudyDetectorComparison: Sendable {
  /// The recipe whose cleaning, features and scaling all detectors share.
  public let recipe: Recipe

  /// What was read.
  public let input: Relation

  /// What cleaning took away; `nil` for a table of customers.
  public let ledger: Ledger?

  /// Which column plays which role.
  public let roles: RoleMapping

  /// What is scored, one thing of it: `customer` or `line`.
  public let noun: String

  /// A name for each row: the customer, or where the line stands.
  public let names: [String]

  /// The features that rows were compared by, in order.
  public let features: [String]

  /// What the detectors found.
  public let comparison: DetectorComparison

  /// What a reader should know.
  public let notes: [String]

  /// How long each stage took.
  public let timings: [StageTiming]
}
