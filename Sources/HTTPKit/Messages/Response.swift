/// What a handler answers.
public struct Response: Sendable {
  /// The status code.
  public var status: Int

  /// The fields of the head; length, date, request id and security fields are added when sent.
  public var headers: Headers

  /// The content.
  public var body: ResponseBody

  /// The pattern of the route that answered, for the log.
  var route: String?

  /// Creates a response.
  ///
  /// - Parameters:
  ///   - status: The status code, 200 to 599.
  ///   - headers: The fields of the head.
  ///   - body: The content.
  public init(status: Int = 200, headers: Headers = [:], body: ResponseBody = .empty) {
    self.status = status
    self.headers = headers
    self.body = body
  }
}

/// The content of a response.
public enum ResponseBody: Sendable {
  /// No content.
  case empty

  /// Bytes that are at hand.
  case bytes([UInt8])

  /// A part of an open file, sent by the kernel.
  case file(OpenFile, offset: Int, count: Int)

  /// Bytes that a producer writes one after another; it waits while the client is slow.
  case stream(@Sendable (BodyWriter) async throws -> Void)

  /// Events that any task may push at any time, until the stream or the client ends it.
  case events(EventStream)
}

extension Response {
  /// Bytes of a given type.
  public static func bytes(
    _ bytes: [UInt8], type: String = "application/octet-stream", status: Int = 200
  ) -> Response {
    Response(status: status, headers: ["content-type": type], body: .bytes(bytes))
  }

  /// Text that is JSON already.
  public static func json(_ text: String, status: Int = 200) -> Response {
    bytes(Array(text.utf8), type: "application/json", status: status)
  }

  /// Plain text.
  public static func text(_ text: String, status: Int = 200) -> Response {
    bytes(Array(text.utf8), type: "text/plain; charset=utf-8", status: status)
  }

  /// Nothing, as an answer to what was done.
  public static let noContent = Response(status: 204)

  /// Content of unknown length that a producer writes; an error of the producer cuts the
  /// connection, so that the client cannot take a part for the whole.
  public static func stream(
    type: String, _ producer: @escaping @Sendable (BodyWriter) async throws -> Void
  ) -> Response {
    Response(headers: ["content-type": type], body: .stream(producer))
  }

  /// Server-sent events; keep `stream` to push events into it.
  public static func events(_ stream: EventStream) -> Response {
    // Proxies such as nginx would gather events without the last field.
    Response(
      headers: [
        "content-type": "text/event-stream", "cache-control": "no-store",
        "x-accel-buffering": "no",
      ], body: .events(stream))
  }
}
