/// Something that happened to a study, as the page and programs are told it.
struct StudyEvent: Sendable, Codable, Hashable {
  /// Where the study stands.
  var state: StudyState

  /// The stage at work, such as `reading`.
  var stage: String?

  /// The part of the stage that is done, 0 to 1.
  var fraction: Double?

  /// What the stage has found so far, such as `541,909 rows`.
  var detail: String?

  /// What went wrong, as a sentence.
  var problem: String?
}

/// A line of progress as `segment --events` prints it.
struct ProgressLine: Sendable, Codable, Hashable {
  /// The stage at work.
  var stage: String

  /// The part of it that is done, 0 to 1.
  var fraction: Double

  /// What it has found so far.
  var detail: String

  /// Creates a line.
  init(stage: String, fraction: Double, detail: String) {
    self.stage = stage
    self.fraction = fraction
    self.detail = detail
  }
}
