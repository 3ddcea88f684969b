/// What answers requests of one method and one pattern of paths.
struct Route: Sendable {
  let method: Method
  let pattern: RoutePattern
  let runsOn: HandlerThread
  let bodyLimit: Int
  let handler: RouteHandler
}

/// Answers a request of a route; an ``HTTPError`` it throws is shown to the client, any other
/// error is not.
public typealias RouteHandler = @Sendable (Request) async throws -> Response

/// Where a handler runs.
public enum HandlerThread: Sendable, Hashable {
  /// On a worker: it may compute long, read files and block.
  case worker

  /// On the thread of the connection, which is quicker; it must be done within a millisecond or
  /// so, and never block, because other connections wait.
  case connection
}
