import CMicroHTTPD
import Glibc
import Synchronization

/// A connection of a client, with what happens on it.
final class Connection: Sendable {
  private struct State: Sendable {
    var target: SentTarget?
    var entry = AccessEntry()
    var exchange: Exchange?
    var channel: OutputChannel?
    var isEvents = false
    var isResponding = false
    var waitsSince: Milliseconds
    var limit: Milliseconds
    var closedSince: Milliseconds?
    var lastHeartbeat: Milliseconds = 0

    /// Whether bytes of a request are wanted.
    var isReading: Bool {
      exchange.map { $0.isReading && !$0.gate.isPaused } ?? !isResponding
    }
    var pace = PaceMeter()
  }

  private let state: Mutex<State>
  private let descriptor: Int32

  /// The address of the client, such as `127.0.0.1`.
  let address: String

  /// Creates a connection whose client has not said anything.
  ///
  /// - Parameters:
  ///   - connection: The library's connection.
  ///   - now: The time.
  ///   - limit: How long the first head may take.
  init(_ connection: OpaquePointer, now: Milliseconds, limit: Milliseconds) {
    descriptor = unsafe microhttpd_descriptor(connection)
    address = unsafe textOfAddress(connection)
    state = Mutex(State(waitsSince: now, limit: limit))
  }

  /// The request under way, unless it was refused.
  var exchange: Exchange? { state.withLock { $0.exchange } }

  /// What is known of the request for the log.
  var entry: AccessEntry { state.withLock { $0.entry } }

  /// Notes the target of a request whose fields are yet to come, for which there is a new limit.
  func begin(_ target: SentTarget, now: Milliseconds, limit: Milliseconds) {
    state.withLock { ($0.target, $0.waitsSince, $0.limit) = (target, now, limit) }
  }

  /// Takes the target of the request whose head is complete.
  func takeTarget() -> SentTarget? { state.withLock { $0.target.take() } }

  /// Notes that a head is complete.
  func start(_ entry: AccessEntry) { state.withLock { $0.entry = entry } }

  /// Starts an exchange; after the last one, the connection closes.
  func start(_ exchange: Exchange, method: Method, isLast: Bool) {
    state.withLock { state in
      (state.exchange, state.entry.method, state.entry.isLast) = (exchange, method, isLast)
    }
  }

  /// Notes that a response is on its way.
  func respond(_ reply: Reply, isEvents: Bool, now: Milliseconds) {
    state.withLock { state in
      (state.channel, state.isEvents, state.isResponding) = (reply.channel, isEvents, true)
      (state.lastHeartbeat, state.pace) = (now, PaceMeter())
      (state.entry.status, state.entry.route) = (reply.response.status, reply.response.route)
      state.entry.sent = reply.count
    }
  }

  /// Ends the exchange; the client may idle until its next request.
  ///
  /// - Returns: What the log tells of it, or nothing when there was none.
  func finish(now: Milliseconds, limit: Milliseconds) -> AccessRecord? {
    let old = state.withLock { state in
      defer { state = State(waitsSince: now, limit: limit) }
      return state
    }
    old.exchange?.finish()
    old.channel?.close()
    guard old.isResponding || old.exchange != nil else { return nil }
    return AccessRecord(
      old.entry, address: address, received: old.exchange?.received ?? 0,
      streamed: old.channel?.total ?? 0)
  }

  /// Makes the library notice at once that the connection is over.
  func shutDown() { shutdown(descriptor, Int32(SHUT_RDWR)) }

  /// Ends a stream of events, or an idle connection.
  func drain() {
    let (channel, isIdle) = state.withLock { state in
      (state.isEvents ? state.channel : nil, state.exchange == nil && !state.isResponding)
    }
    channel?.end()
    if isIdle { shutDown() }
  }

  /// Gives up whatever is under way.
  func cut() {
    exchange?.gate.cut()
    shutDown()
  }
}

extension Connection {
  /// What is to be done about a connection.
  enum Verdict: Sendable { case fine, heartbeat(OutputChannel), gone(Gate) }

  /// Judges a connection, and shuts it down if the client is too slow.
  ///
  /// - Parameters:
  ///   - now: The time.
  ///   - settings: What the server puts up with.
  /// - Returns: What is left to be done.
  func judge(now: Milliseconds, _ settings: ServerSettings) -> Verdict {
    state.withLock { state in
      let progress = socket_get_progress(descriptor)
      if let gate = state.exchange?.gate, progress.isGone(mayRead: !state.isEvents) {
        return .gone(gate)
      }
      if isIncomplete(&state, progress, now) || isTooSlow(&state, progress, now, settings) {
        shutDown()
        return .fine
      }
      guard state.isEvents, let channel = state.channel,
        now - state.lastHeartbeat >= settings.heartbeat.milliseconds
      else { return .fine }
      state.lastHeartbeat = now
      return .heartbeat(channel)
    }
  }

  /// Whether a client has closed before the end of its request.
  ///
  /// The library overlooks that when it comes together with the last bytes; these it must be given
  /// time to read.
  private func isIncomplete(
    _ state: inout State, _ progress: socket_progress, _ now: Milliseconds
  ) -> Bool {
    guard state.isReading, progress.isGone(mayRead: false) else {
      state.closedSince = nil
      return false
    }
    state.closedSince = state.closedSince ?? now
    return now - (state.closedSince ?? now) >= 1_000
  }

  private func isTooSlow(
    _ state: inout State, _ progress: socket_progress, _ now: Milliseconds,
    _ settings: ServerSettings
  ) -> Bool {
    guard let exchange = state.exchange else {
      return !state.isResponding && now - state.waitsSince >= state.limit
    }
    guard state.isResponding || state.isReading, !exchange.gate.isPaused else {
      state.pace.pause()
      return false
    }
    let isTooSlow = state.pace.isTooSlow(
      at: now, total: Int(state.isResponding ? progress.acknowledged : progress.received),
      state.isResponding ? settings.responsePace : settings.bodyPace)
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

/// The address of a client as text.
private func textOfAddress(_ connection: OpaquePointer) -> String {
  var text = [CChar](repeating: 0, count: 64)
  // Safe: at most the array's count of bytes is written, with a NUL.
  guard unsafe microhttpd_address(connection, &text, text.count) == 0 else { return "unknown" }
  return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
}
