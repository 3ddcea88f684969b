import CMicroHTTPD
import Glibc

/// What happens on a connection, and since when.
struct ConnectionState: Sendable {
  /// The target of a request whose fields are yet to come.
  var target: SentTarget?

  /// What the log is to tell of the request.
  var entry = AccessEntry()

  /// The request under way, unless it was refused.
  var exchange: Exchange?

  /// What pushes the response, if anything does.
  private(set) var channel: OutputChannel?

  /// Whether the response is a stream of events.
  private(set) var isEvents = false

  /// Whether a response is on its way.
  private(set) var isResponding = false

  /// Since when a head is waited for.
  var waitsSince: Milliseconds

  /// How long a head is waited for.
  var limit: Milliseconds

  /// When a stream of events was last kept alive.
  private(set) var lastHeartbeat: Milliseconds = 0
  private var closedSince: Milliseconds?
  private var pace = PaceMeter()

  /// Creates the state of a connection that waits for a head.
  init(waitsSince: Milliseconds, limit: Milliseconds) {
    (self.waitsSince, self.limit) = (waitsSince, limit)
  }

  /// Notes that a response is on its way.
  mutating func respond(_ reply: Reply, isEvents: Bool, now: Milliseconds) {
    (channel, self.isEvents, isResponding) = (reply.channel, isEvents, true)
    (lastHeartbeat, pace) = (now, PaceMeter())
    (entry.status, entry.route) = (reply.response.status, reply.response.route)
    entry.sent = reply.count
  }
}

extension ConnectionState {
  /// What is to be done about a connection.
  enum Verdict: Sendable {
    case fine, shutDown
    case heartbeat(OutputChannel)
    case gone(Gate)
  }

  /// Judges the client by what the kernel knows.
  mutating func judge(
    now: Milliseconds, _ progress: socket_progress, _ settings: ServerSettings
  ) -> Verdict {
    if let gate = exchange?.gate, progress.isGone(mayRead: !isEvents) { return .gone(gate) }
    if isIncomplete(progress, now) || isTooSlow(progress, now, settings) { return .shutDown }
    guard isEvents, let channel, now - lastHeartbeat >= settings.heartbeat.milliseconds else {
      return .fine
    }
    lastHeartbeat = now
    return .heartbeat(channel)
  }

  /// Whether bytes of a request are wanted.
  private var isReading: Bool {
    exchange.map { $0.isReading && !$0.gate.isPaused } ?? !isResponding
  }

  /// Whether the client has closed before the end of its request.
  ///
  /// The library overlooks that when it comes together with the last bytes; these it must be given
  /// time to read.
  private mutating func isIncomplete(_ progress: socket_progress, _ now: Milliseconds) -> Bool {
    guard isReading, progress.isGone(mayRead: false) else {
      closedSince = nil
      return false
    }
    let since = closedSince ?? now
    closedSince = since
    return now - since >= 1_000
  }

  /// Whether the client lets us wait for longer than it may.
  private mutating func isTooSlow(
    _ progress: socket_progress, _ now: Milliseconds, _ settings: ServerSettings
  ) -> Bool {
    guard let exchange else { return !isResponding && now - waitsSince >= limit }
    guard isResponding || isReading, !exchange.gate.isPaused else {
      pace.pause()
      return false
    }
    let isTooSlow = pace.isTooSlow(
      at: now, total: Int(isResponding ? progress.acknowledged : progress.received),
      isResponding ? settings.responsePace : settings.bodyPace)
    if isTooSlow { exchange.fail(.tooSlow) }
    return isTooSlow
  }
}

extension socket_progress {
  /// Whether the client is gone: it reset the connection, or closed its side.
  ///
  /// - Parameter mayRead: Whether one that has closed its side may still wait for an answer.
  /// - Returns: Whether there is nobody to serve.
  fileprivate func isGone(mayRead: Bool) -> Bool {
    state == UInt8(TCP_CLOSE) || !mayRead && state == UInt8(TCP_CLOSE_WAIT)
  }
}
