import CMicroHTTPD
import Synchronization

/// What happens between the library and the handlers of a server.
final class Transport: Sendable {
  let settings: ServerSettings
  let connections = ConnectionTable()
  private let handler: Handler
  private let ids = RequestIDs()
  private let counters = Mutex(ServerStatistics())
  private let draining = Atomic(false)
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

  /// Ends a request, whatever came of it.
  func finish(_ connection: Connection) {
    guard let record = connection.finish(now: now(), limit: settings.idleTimeout.milliseconds)
    else { return }
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

  private func send(
    _ response: Response, _ raw: OpaquePointer, _ connection: Connection, _ exchange: Exchange?,
    closes: Bool
  ) -> MHD_Result {
    let entry = connection.entry
    let isDraining = draining.load(ordering: .sequentiallyConsistent)
    var reply = Reply(
      response: response, id: entry.id, isHead: entry.method == .head,
      closes: closes || isDraining, defaults: settings.defaultHeaders)
    if let exchange { reply.channel = channel(for: response, exchange, isHead: reply.isHead) }
    var isEvents = false
    if case .events(let stream) = response.body, reply.channel === stream.channel {
      isEvents = true
      if isDraining { stream.end() }
      counters.withLock { $0.openEventStreams += 1 }
      stream.onClose { [self] in counters.withLock { $0.openEventStreams -= 1 } }
    }
    connection.respond(reply, isEvents: isEvents, now: now())
    return unsafe reply.queue(on: raw)
  }

  /// What pushes the content of a response, if anything does.
  private func channel(
    for response: Response, _ exchange: Exchange, isHead: Bool
  ) -> OutputChannel? {
    let channel: OutputChannel
    switch response.body {
    case .events(let stream) where !isHead: channel = stream.channel
    case .stream(let producer) where !isHead:
      channel = OutputChannel()
      exchange.keep(produce(producer, into: channel))
    case .events, .stream:
      response.abandon()
      channel = OutputChannel()
      channel.end()
    case .empty, .bytes, .file: return nil
    }
    channel.attach(exchange.gate)
    return channel
  }
}

/// Lets a producer write its content on a worker.
private func produce(
  _ producer: @escaping @Sendable (BodyWriter) async throws -> Void, into channel: OutputChannel
) -> Task<Void, Never> {
  Task(executorPreference: WorkerPool.shared) {
    do {
      try await producer(BodyWriter(channel: channel))
      channel.end()
    } catch {
      channel.end(isWhole: false)
    }
  }
}
