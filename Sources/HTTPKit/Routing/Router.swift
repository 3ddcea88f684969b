/// Finds the handler for a method and a path, and turns errors into problems.
///
/// The router knows no sockets: a test calls ``respond(to:)`` and never opens a port.
public struct Router: Sendable {
  /// Routes by the number of their segments, in the order in which they are tried.
  private var routes: [Int: [Route]] = [:]

  /// The most bytes of a body for routes that name no limit.
  public static let usualBodyLimit = 1 << 20

  /// Creates a router without routes.
  public init() {}

  /// Adds a route; `{name}` in the pattern captures a segment of the path.
  ///
  /// A GET route answers HEAD too. Two routes of one method that fit the same paths are a mistake
  /// of the program, and end it.
  ///
  /// - Parameters:
  ///   - method: The method.
  ///   - pattern: The pattern, such as `/api/v1/studies/{id}`.
  ///   - thread: Where the handler runs.
  ///   - bodyLimit: The most bytes of the body.
  ///   - handler: Answers the request.
  public mutating func on(
    _ method: Method, _ pattern: String, runsOn thread: HandlerThread = .worker,
    bodyLimit: Int = usualBodyLimit, _ handler: @escaping RouteHandler
  ) {
    let route = Route(
      method: method, pattern: RoutePattern(pattern), runsOn: thread, bodyLimit: bodyLimit,
      handler: handler)
    let count = route.pattern.segments.count
    var others = routes[count, default: []]
    precondition(
      !others.contains { $0.method == method && $0.pattern.isSame(as: route.pattern) },
      "There is a route already for \(method) \(pattern).")
    let place = others.firstIndex { route.pattern.precedes($0.pattern) } ?? others.count
    others.insert(route, at: place)
    routes[count] = others
  }

  /// The methods and patterns of all routes, sorted by pattern.
  public var all: [(method: Method, pattern: String)] {
    routes.values.joined().map { ($0.method, $0.pattern.text) }
      .sorted { ($0.pattern, $0.method.rawValue) < ($1.pattern, $1.method.rawValue) }
  }

  /// Returns the response of the route that fits best, or a problem.
  public func respond(to request: Request) async -> Response {
    guard let route = route(for: request) else { return unrouted(request) }
    var response: Response
    do {
      response = try await run(route, request)
    } catch {
      response = .problem(Problem(error), id: request.id)
    }
    response.route = route.pattern.text
    return response
  }

  /// Finds the route of a request.
  private func route(for request: Request) -> Route? {
    let method = request.method == .head ? Method.get : request.method
    var fallback: Route?
    for route in routes[request.segments.count, default: []] {
      guard route.pattern.matches(request.segments) else { continue }
      if route.method == request.method { return route }
      if route.method == method, fallback == nil { fallback = route }
    }
    return fallback
  }

  /// Runs a handler where it belongs.
  private func run(_ route: Route, _ request: Request) async throws -> Response {
    var request = request
    request.captures = route.pattern.captures(request.segments)
    request.route = route.pattern.text
    request.body.limit = min(request.body.limit, route.bodyLimit)
    if let length = request.body.length, length > request.body.limit {
      throw BodyError.tooLarge(limit: request.body.limit)
    }
    let seen = request
    switch route.runsOn {
    case .connection: return try await route.handler(seen)
    case .worker: return try await WorkerPool.shared.run { try await route.handler(seen) }
    }
  }

  /// Answers a request that has no route: what is allowed, or that there is nothing.
  private func unrouted(_ request: Request) -> Response {
    let fitting = routes[request.segments.count, default: []].filter {
      $0.pattern.matches(request.segments)
    }
    let isEverything = request.method == .options && request.path == "*"
    guard !fitting.isEmpty || isEverything else {
      return .problem(
        Problem(404, "not-found", "There is nothing at this address."), id: request.id)
    }
    let allowed = allowedMethods(fitting)
    if request.method == .options { return Response(status: 204, headers: ["allow": allowed]) }
    var problem = Problem(
      405, "method-not-allowed", "\(request.method) is not possible here; \(allowed) would be.")
    problem.headers["allow"] = allowed
    return .problem(problem, id: request.id)
  }
}

/// Lists what may be done with a resource, as the Allow field does.
private func allowedMethods(_ routes: [Route]) -> String {
  var methods = Set(routes.map(\.method.rawValue))
  methods.insert(Method.options.rawValue)
  if methods.contains(Method.get.rawValue) { methods.insert(Method.head.rawValue) }
  return methods.sorted().joined(separator: ", ")
}
