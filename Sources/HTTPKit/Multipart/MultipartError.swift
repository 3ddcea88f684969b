/// What can be wrong with a body of several parts.
public enum MultipartError: Error, Hashable, Sendable {
  /// The request's content type is another, or names no boundary.
  case notMultipart

  /// The body does not begin with its boundary.
  case badStart

  /// What follows a boundary is neither a line end nor two dashes.
  case badBoundary

  /// The head of a part is malformed.
  case badHead(String)

  /// The head of a part does not say which field it is.
  case missingName

  /// The body ends before its last boundary.
  case truncated

  /// There are more parts than there may be.
  case tooManyParts(limit: Int)

  /// The body did not arrive.
  case body(BodyError)
}

extension MultipartError: HTTPError {
  /// The status the client gets.
  public var status: Int {
    switch self {
    case .notMultipart: 415
    case .tooManyParts: 413
    case .body(let error): error.status
    default: 400
    }
  }

  /// A stable word for programs.
  public var code: String {
    switch self {
    case .notMultipart: "not-multipart"
    case .body(let error): error.code
    default: "bad-multipart"
    }
  }

  /// One sentence: what is wrong, and what would be right.
  public var description: String {
    switch self {
    case .notMultipart:
      "The content type must be multipart/form-data with a boundary of 1 to 70 characters."
    case .badStart: "The body must begin with its boundary."
    case .badBoundary: "A boundary must be followed by the end of the line, or by '--' at the end."
    case .badHead(let sentence): "The head of a part is malformed. \(sentence)"
    case .missingName: "Each part needs a Content-Disposition of form-data with a name."
    case .truncated: "The body ends before its last boundary."
    case .tooManyParts(let limit): "There may be at most \(limit) parts."
    case .body(let error): error.description
    }
  }
}
