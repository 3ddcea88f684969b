/// An error as a client reads it: RFC 9457's problem details.
public struct Problem: HTTPError, Sendable, Hashable {
  /// The status code, 400 to 599.
  public var status: Int

  /// A stable word for programs, such as `not-found`.
  public var code: String

  /// One sentence: what is wrong, and what would be right.
  public var detail: String

  /// Where in the request it is, such as the name of a field.
  public var location: String?

  /// Further fields of the response's head.
  public var headers: Headers = [:]

  /// Creates a problem.
  public init(_ status: Int, _ code: String, _ detail: String, at location: String? = nil) {
    self.status = status
    self.code = code
    self.detail = detail
    self.location = location
  }

  /// The sentence.
  public var description: String { detail }

  /// Describes an error; one that does not know how to present itself is an opaque 500.
  public init(_ error: any Error) {
    switch error {
    case let problem as Problem: self = problem
    case let error as any HTTPError:
      self.init(error.status, error.code, error.description, at: error.location)
      headers["retry-after"] = error.retryAfter.map(String.init)
    default: self.init(500, "internal", "Something went wrong on our side.")
    }
  }

  /// The problem as JSON.
  ///
  /// - Parameter id: The id of the request, as `instance`, to find it in the log.
  /// - Returns: The text of a JSON object.
  public func json(id: RequestID? = nil) -> String {
    var text = #"{"type":"about:blank","title":\#(jsonString(reasonPhrase(status)))"#
    text += #","status":\#(status),"code":\#(jsonString(code)),"detail":\#(jsonString(detail))"#
    if let location { text += #","where":\#(jsonString(location))"# }
    if let id { text += #","instance":"urn:request:\#(id)""# }
    return text + "}"
  }
}

extension Response {
  /// The response that tells a problem.
  ///
  /// - Parameters:
  ///   - problem: The problem.
  ///   - id: The id of the request.
  /// - Returns: A response of type `application/problem+json`.
  public static func problem(_ problem: Problem, id: RequestID? = nil) -> Response {
    var headers = problem.headers
    headers["content-type"] = "application/problem+json"
    headers["cache-control"] = "no-store"
    return Response(
      status: problem.status, headers: headers, body: .bytes(Array(problem.json(id: id).utf8)))
  }
}
