/// A request as a handler sees it: checked, decoded, with a body that may still be arriving.
public struct Request: Sendable {
  /// A number of its own, which the response and the log carry too.
  public var id = RequestID(rawValue: 0)

  /// The method.
  public var method: Method

  /// The path as it was sent, without the query.
  public var path: String

  /// The decoded segments of the path; none for `/`.
  ///
  /// Never `.`, `..`, nor any with a slash in it.
  public var segments: [String]

  /// The query, decoded.
  public var query: Query

  /// The fields of the head.
  public var headers: Headers

  /// The host asked for, in small letters and without its port.
  public var host: String

  /// The address of the client, such as `127.0.0.1`.
  public var address: String

  /// The body.
  public var body: RequestBody

  /// The pattern of the route that the router found, such as `/api/v1/studies/{id}`.
  public internal(set) var route: String?

  /// What the pattern of the route captured, by name.
  var captures: [(name: String, value: String)] = []

  /// Creates a request, as tests do that need no socket.
  ///
  /// - Parameters:
  ///   - method: The method.
  ///   - target: The path, with its query after a question mark.
  ///   - headers: The fields of the head.
  ///   - body: The body, whole.
  public init(
    _ method: Method, _ target: String, headers: Headers = [:], body: [UInt8] = []
  ) {
    let parts = target.pieces(between: "?", atMost: 2)
    let path = parts.first.map(String.init) ?? "/"
    self.init(
      method: method, path: path,
      segments: path.dropFirst().isEmpty
        ? []
        : path.dropFirst().pieces(between: "/").map {
          decodePercents($0, plusIsSpace: false) ?? String($0)
        },
      query: Query(parts.count > 1 ? String(parts[1]) : nil), headers: headers,
      host: "localhost", address: "127.0.0.1", body: RequestBody(body))
  }

  /// Creates a request from its parts.
  init(
    method: Method, path: String, segments: [String], query: Query, headers: Headers,
    host: String, address: String, body: RequestBody
  ) {
    self.method = method
    self.path = path
    self.segments = segments
    self.query = query
    self.headers = headers
    self.host = host
    self.address = address
    self.body = body
  }

  /// Returns what the route's pattern captured under a name, or an empty text when it has no such
  /// name.
  public func capture(_ name: String) -> String {
    captures.first { $0.name == name }?.value ?? ""
  }
}
