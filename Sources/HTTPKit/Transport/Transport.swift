import CMicroHTTPD
import Synchronization

/// What happens between the library and the handlers of a server.
final class Transport: Sendable {
  let settings: ServerSettings
  let connections = ConnectionTable()
  private let handler: Handler
  private let ids = RequestIDs()
  let counters = Mutex(ServerStatistics())
  let draining = Atomic(false)
  private let stopping = Atomic(false)

  init(_ settings: ServerSettings, _ handler: @escaping Handler) {
    (self.settings, self.handler) = (settings, handler)
  }

  /// What was counted.
  var statistics: ServerStatistics {
    var statistics = counters.withLock { $0 }
    statistics.openConnections = connections.count
    return statistics
  }

  /// Ends what would last forever, and lets no connection serve another request.
  func drain() {
    draining.store(true, ordering: .sequentiallyConsistent)
    connections.forEach { $0.drain() }
  }

  /// Gives up everything.
  func stop() {
    stopping.store(true, ordering: .sequentiallyConsistent)
    connections.forEach { $0.cut() }
  }

  /// Notes a new connection.
  func open(_ raw: OpaquePointer) -> Connection {
    let connection = unsafe Connection(
      raw, now: now(), limit: settings.headTimeout.milliseconds)
    connections.insert(connection)
    counters.withLock { $0.acceptedConnections += 1 }
    return connection
  }

  /// Reads the head of a request, and refuses it or starts its handler.
  func begin(
    _ raw: OpaquePointer, _ connection: Connection, method: UnsafePointer<CChar>,
    version: UnsafePointer<CChar>
  ) -> MHD_Result {
    let id = ids.make()
    connection.start(AccessEntry(id: id, start: monotonicMicroseconds()))
    do throws(Problem) {
      let head = try unsafe readHead(raw, connection, method, version)
      let exchange = unsafe Exchange(
        request(head, connection, id), head.framing, Gate(raw), handler)
      connection.start(exchange, method: head.method, isLast: head.framing == .chunked)
      if stopping.load(ordering: .sequentiallyConsistent) { exchange.gate.cut() }
      return unsafe proceed(raw, connection, exchange)
    } catch {
      return unsafe send(.problem(error, id: id), raw, connection, nil, closes: true)
    }
  }

  /// Goes on with a request.
  func proceed(
    _ raw: OpaquePointer, _ connection: Connection, _ exchange: Exchange
  ) -> MHD_Result {
    switch exchange.proceed() {
    case .wait: .YES
    case .giveUp: .NO
    case .answer(let response):
      unsafe send(response, raw, connection, exchange, closes: connection.entry.isLast)
    }
  }

  /// Ends a request; its response was sent whole, or not.
  func finish(_ connection: Connection, isWhole: Bool) {
    let limit = settings.idleTimeout.milliseconds
    guard let record = connection.finish(isWhole: isWhole, now: now(), limit: limit) else { return }
    counters.withLock { $0.count(record) }
    settings.accessLog?.write(record)
    if draining.load(ordering: .sequentiallyConsistent) { connection.drain() }
  }

  /// Looks for what has taken too long.
  func sweep() {
    connections.sweep(now: now(), settings)
    settings.accessLog?.flush()
  }

  /// The time.
  func now() -> Milliseconds { monotonicMicroseconds() / 1_000 }
}

extension Transport {
  private func readHead(
    _ raw: OpaquePointer, _ connection: Connection, _ method: UnsafePointer<CChar>,
    _ version: UnsafePointer<CChar>
  ) throws(Problem) -> RequestHead {
    guard let target = connection.takeTarget() else {
      throw .badMessage("The request line must be a method, a path and a version.")
    }
    let reader = unsafe HeadReader(raw, method: method, target, version: version)
    try settings.checkSize(reader, target)
    guard reader.isPlain else {
      throw .badMessage("Each line must end with CR and LF and hold no NUL; none may be folded.")
    }
    let head = unsafe try RequestHead(
      method: String(cString: method), target: target.text,
      isVersion11: String(cString: version) == "HTTP/1.1", headers: reader.headers)
    if let problem = settings.objection(to: head) { throw problem }
    return head
  }

  private func request(_ head: RequestHead, _ connection: Connection, _ id: RequestID) -> Request {
    var request = Request(
      method: head.method, path: head.target.path, segments: head.target.segments,
      query: Query(head.target.query), headers: head.headers, host: head.host,
      address: settings.clientAddress(connection.address, head.headers), body: RequestBody([]))
    request.id = id
    request.body.limit = settings.largestBody
    return request
  }
}
