/// What can go wrong while a body is read.
public enum BodyError: Error, Hashable, Sendable {
  /// It is longer than it may be.
  case tooLarge(limit: Int)

  /// The client went away before the end.
  case disconnected

  /// It came too slowly.
  case tooSlow

  /// It was read already.
  case alreadyRead

  /// It could not be written to a file, with the system's reason.
  case cannotSave(reason: String)

  /// It could not be written because the disk is full.
  case diskFull
}

extension BodyError: HTTPError {
  /// The status the client gets, if it is still there.
  public var status: Int {
    switch self {
    case .tooLarge: 413
    case .tooSlow: 408
    case .disconnected: 400
    case .alreadyRead, .cannotSave: 500
    case .diskFull: 507
    }
  }

  /// A stable word for programs.
  public var code: String {
    switch self {
    case .tooLarge: "body-too-large"
    case .disconnected: "disconnected"
    case .tooSlow: "body-too-slow"
    case .alreadyRead, .cannotSave: "internal"
    case .diskFull: "disk-full"
    }
  }

  /// One sentence: what is wrong, and what would be right.
  public var description: String {
    switch self {
    case .tooLarge(let limit): "The body may be at most \(limit) bytes long."
    case .disconnected: "The client went away before the end of the body."
    case .tooSlow: "The body came too slowly."
    case .alreadyRead: "The body can be read only once."
    case .cannotSave(let reason): "The body could not be written to a file: \(reason)."
    case .diskFull: "There is no room left on the disk of the server."
    }
  }
}
