/// Where a study stands.
public enum StudyState: String, Sendable, Codable, CaseIterable {
  /// It waits for a worker.
  case queued

  /// A worker is at it.
  case running

  /// Its results are there.
  case finished

  /// It ended with a problem.
  case failed

  /// Somebody stopped it.
  case cancelled

  /// Whether nothing more will happen.
  public var isOver: Bool { self == .finished || self == .failed || self == .cancelled }
}

/// A study, or a comparison of methods, as the service knows it.
struct StudyEntry: Sendable, Hashable {
  /// Its identifier.
  let id: Identifier

  /// The dataset it is made of, which may be gone.
  let dataset: Identifier

  /// The name that people gave it.
  var name: String

  /// What was asked for.
  let request: StudyRequest

  /// What it makes.
  var kind: WorkKind { request.kind }

  /// Where it stands.
  var state: StudyState

  /// What went wrong, as a sentence.
  var problem: String?

  /// When it was asked for, in seconds since 1970.
  let created: Int

  /// When a worker began, in seconds since 1970.
  var started: Int?

  /// When it was over, in seconds since 1970.
  var finished: Int?
}

extension StudyEntry {
  /// What is said to whoever would delete it while it runs.
  var isAtWork: ServiceError {
    .conflict("The \(kind.rawValue) \(id) is at work; cancel it first.")
  }
}
