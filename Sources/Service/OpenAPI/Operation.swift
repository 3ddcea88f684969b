import HTTPKit

/// One thing that can be asked of the service: its route, its description, and what answers it.
struct Operation: Sendable {
  let method: Method
  let pattern: String
  let summary: String

  /// The least role; `nil` for what everybody may ask.
  let role: Role?

  /// What may stand in the query.
  var parameters: [Parameter] = []

  /// What the body holds.
  var body: Content?

  /// The status of the answer when all is well.
  var status = 200

  /// What the answer holds.
  var answer: Content?

  /// The most bytes of the body.
  var bodyLimit = 1 << 20

  /// How often one caller may ask for it, when it is no mere reading; `nil` for as often as they
  /// like.
  var pace: RateLimit.Pace? = .writes

  /// Where it is answered.
  var thread = HandlerThread.worker

  /// Whether it is listed in the description of the API.
  var isListed = true

  /// Answers a request.
  let handler: @Sendable (Request, Caller) async throws -> Response

  /// What a body or an answer holds.
  enum Content: Sendable {
    case json(Schema)
    case type(String)
  }

  /// A parameter of the query.
  struct Parameter: Sendable {
    let name: String
    let schema: Schema
    let summary: String
    var isRequired = false
  }

  /// The names in the braces of the pattern.
  var captures: [String] {
    pattern.split(separator: "/").filter { $0.hasPrefix("{") }.map {
      String($0.dropFirst().dropLast())
    }
  }
}
