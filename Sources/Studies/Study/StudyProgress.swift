/// A stage of a study, in the order of work.
public enum StudyStage: String, Sendable, Codable, CaseIterable {
  /// The file is read.
  case reading

  /// Columns are given roles.
  case understanding

  /// Rules are applied.
  case cleaning

  /// One row is made of each customer.
  case describing

  /// The number of segments is chosen and customers are grouped.
  case grouping

  /// What drives the groups is found.
  case explaining

  /// Unusual customers are found.
  case detecting

  /// Customers are placed in a picture, where one was asked for.
  case picturing

  /// Results are written.
  case writing
}

/// How far a study is.
public struct StudyProgress: Sendable {
  /// The stage at work.
  public let stage: StudyStage

  /// The part of the stage that is done, 0 to 1.
  public let fraction: Double

  /// What has been found so far, such as "541,909 rows"; empty at the start of a stage.
  public let detail: String

  /// Creates a report of progress.
  public init(stage: StudyStage, fraction: Double, detail: String = "") {
    self.stage = stage
    self.fraction = fraction
    self.detail = detail
  }
}

/// How long a stage took.
public struct StageTiming: Sendable, Codable {
  /// The stage.
  public let stage: StudyStage

  /// Wall-clock time, in seconds.
  public let seconds: Double

  /// Creates a timing.
  public init(stage: StudyStage, seconds: Double) {
    self.stage = stage
    self.seconds = seconds
  }
}
