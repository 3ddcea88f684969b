import Parameters

/// What the service could not do, as one sentence.
public enum ServiceError: Error, Hashable, Sendable {
  /// The state on disk cannot be read or changed.
  case state(String)

  /// There is no such dataset, study, customer or file.
  case notFound(what: String, id: String)

  /// A thing cannot be changed as it stands, such as a study that is still at work.
  case conflict(String)

  /// What was sent is not what it should be.
  case invalid(String, at: String?)

  /// A file is larger than is allowed.
  case tooLarge(String)

  /// The disk space of the service is used up.
  case noRoom(String)

  /// As much is under way as the machine can bear.
  case busy

  /// Somebody must say who they are, or may not do this.
  case refused(Refusal)

  /// A process could not be started.
  case cannotStart(String)

  /// Why somebody is refused.
  public enum Refusal: Hashable, Sendable {
    /// They must log in first.
    case unknown

    /// Name and password do not go together.
    case wrongPassword

    /// Too many wrong passwords; the seconds until the next is looked at.
    case lockedOut(seconds: Int)

    /// They ask for too many changes; the seconds until the next is taken.
    case tooFast(seconds: Int)

    /// They send too many files at once.
    case tooManyUploads(most: Int)

    /// Their role does not allow it.
    case role(needed: String)

    /// The request does not show that it comes from the page itself.
    case forgery
  }
}

extension ServiceError: CustomStringConvertible {
  /// The sentence.
  public var description: String {
    switch self {
    case .state(let reason): "The state of the service could not be read or changed: \(reason)."
    case .notFound(let what, let id): "There is no \(what) \(id)."
    case .conflict(let reason), .invalid(let reason, _), .tooLarge(let reason): reason
    case .noRoom(let reason): reason
    case .busy: "Too much is under way at the moment; please try again in a few seconds."
    case .refused(let refusal): refusal.sentence
    case .cannotStart(let reason): "The work could not be started: \(reason)."
    }
  }
}

extension ServiceError.Refusal {
  /// The sentence.
  var sentence: String {
    switch self {
    case .unknown: "Please log in first."
    case .wrongPassword: "The name or the password is wrong."
    case .lockedOut(let seconds):
      "Too many passwords were wrong; please try again in \(counted(seconds, "second"))."
    case .tooFast(let seconds):
      "Too much was asked for in a short time; please try again in \(counted(seconds, "second"))."
    case .tooManyUploads(let most):
      "At most \(most) files may come from one sender at once; please wait until one is complete."
    case .role(let needed): "Your role does not allow this; it takes the role \(needed)."
    case .forgery:
      "The header X-CSRF-Token does not hold the token of the session; ask /api/v1/session for it."
    }
  }
}
