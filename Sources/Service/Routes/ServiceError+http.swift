public import HTTPKit

extension ServiceError: HTTPError {
  /// The status code.
  public var status: Int {
    switch self {
    case .state, .cannotStart: 500
    case .notFound: 404
    case .conflict: 409
    case .invalid: 422
    case .tooLarge: 413
    case .noRoom: 507
    case .busy: 503
    case .refused(.unknown), .refused(.wrongPassword): 401
    case .refused(.lockedOut), .refused(.tooFast), .refused(.tooManyUploads): 429
    case .refused(.role), .refused(.forgery): 403
    }
  }

  /// A stable word for programs.
  public var code: String {
    switch self {
    case .state, .cannotStart: "internal"
    case .notFound: "not-found"
    case .conflict: "conflict"
    case .invalid: "invalid"
    case .tooLarge: "too-large"
    case .noRoom: "no-room"
    case .busy: "busy"
    case .refused(.unknown): "log-in"
    case .refused(.wrongPassword): "wrong-password"
    case .refused(.lockedOut): "locked-out"
    case .refused(.tooFast): "too-fast"
    case .refused(.tooManyUploads): "too-many-uploads"
    case .refused(.role): "role"
    case .refused(.forgery): "csrf"
    }
  }

  /// When it is worth trying again, in seconds.
  public var retryAfter: Int? {
    switch self {
    case .refused(.lockedOut(let seconds)), .refused(.tooFast(let seconds)): seconds
    case .refused(.tooManyUploads), .busy: 5
    default: nil
    }
  }

  /// The field that is wrong, if it is one.
  public var location: String? { if case .invalid(_, let place) = self { place } else { nil } }
}
