import Glibc

/// A running HTTP/1.1 server.
///
/// libmicrohttpd reads and writes messages; this room refuses what is ambiguous, limits what a
/// client may cost (see ``ServerSettings``), and runs handlers as tasks. It speaks no TLS and no
/// HTTP/2; in public it stands behind a proxy that does.
public final class Server: Sendable {
  private let transport: Transport
  private let daemon: Daemon
  private let sweeper: Task<Void, any Error>
  private let beginning = Latch()
  private let ending = Latch()

  /// The port it listens on.
  public let port: Int

  /// Starts a server, which runs until ``shutDown(within:)``.
  ///
  /// - Parameters:
  ///   - settings: How it listens, and what it puts up with.
  ///   - handler: Answers requests. It starts on the thread of a connection and must not block
  ///     there.
  /// - Throws: ``ServerError`` when the address cannot be had.
  public init(_ settings: ServerSettings, handler: @escaping Handler) throws(ServerError) {
    // The kernel's way to say that a reader is gone would end the process.
    signal(SIGPIPE, SIG_IGN)
    let transport = Transport(settings, handler)
    daemon = try Daemon(transport)
    port = daemon.port
    self.transport = transport
    sweeper = Task(executorPreference: WorkerPool.prompt) {
      while true {
        try await Task.sleep(for: .milliseconds(settings.sweepInterval))
        transport.sweep()
      }
    }
  }

  /// Starts a server whose requests a router answers.
  ///
  /// - Parameters:
  ///   - settings: How it listens, and what it puts up with.
  ///   - router: Answers requests.
  /// - Throws: ``ServerError`` when the address cannot be had.
  public convenience init(_ settings: ServerSettings, _ router: Router) throws(ServerError) {
    try self.init(settings) { request in await router.respond(to: request) }
  }

  /// What the server has done so far.
  public var statistics: ServerStatistics { transport.statistics }

  /// Stops: accepts nothing more, ends event streams and idle connections, and lets requests that
  /// are under way finish.
  ///
  /// - Parameter limit: How long requests have to finish; what is left then is cut off.
  public func shutDown(within limit: Duration = .seconds(8)) async {
    guard beginning.open() else { return await ending.wait() }
    let listener = daemon.quiesce()
    transport.drain()
    await waitUntilIdle(for: limit)
    transport.stop()
    await waitUntilIdle(for: .seconds(1))
    sweeper.cancel()
    await Task(executorPreference: WorkerPool.shared) { [daemon] in
      daemon.stop()
      close(listener)
    }.value
    await transport.settings.accessLog?.finish()
    _ = ending.open()
  }

  /// Returns once the server has stopped.
  public func waitUntilStopped() async { await ending.wait() }

  private func waitUntilIdle(for limit: Duration) async {
    let end = ContinuousClock.now + limit
    while transport.connections.count > 0, ContinuousClock.now < end {
      try? await Task.sleep(for: .milliseconds(5))
    }
  }
}

/// What a server does with a request.
///
/// It starts on the thread of a connection and must not block there; a ``Router`` moves handlers
/// that may block to other threads.
public typealias Handler = @Sendable (Request) async -> Response
