import CMicroHTTPD
import Glibc
import Synchronization

/// A connection of a client, with what happens on it.
final class Connection: Sendable {
  private let state: Mutex<ConnectionState>
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
    state = Mutex(ConnectionState(waitsSince: now, limit: limit))
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
    state.withLock { $0.respond(reply, isEvents: isEvents, now: now) }
  }

  /// Ends the exchange; the client may idle until its next request.
  ///
  /// - Parameters:
  ///   - isWhole: Whether the response was sent whole; how much of another was, nobody knows.
  ///   - now: The time.
  ///   - limit: How long the client may idle.
  /// - Returns: What the log tells of it, or nothing when there was none.
  func finish(isWhole: Bool, now: Milliseconds, limit: Milliseconds) -> AccessRecord? {
    let old = state.withLock { state in
      defer { state = ConnectionState(waitsSince: now, limit: limit) }
      return state
    }
    old.exchange?.finish()
    old.channel?.close()
    guard old.isResponding || old.exchange != nil else { return nil }
    let sent = old.channel?.total ?? (isWhole ? old.entry.sent : 0)
    return AccessRecord(
      old.entry, address: address, received: old.exchange?.received ?? 0, sent: sent)
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

  /// Judges the connection, and shuts it down if the client is too slow.
  ///
  /// - Parameters:
  ///   - now: The time.
  ///   - settings: What the server puts up with.
  /// - Returns: What is left to be done.
  func judge(now: Milliseconds, _ settings: ServerSettings) -> ConnectionState.Verdict {
    state.withLock { state in
      let verdict = state.judge(now: now, socket_get_progress(descriptor), settings)
      if case .shutDown = verdict { shutDown() }
      return verdict
    }
  }
}

/// The address of a client as text.
private func textOfAddress(_ connection: OpaquePointer) -> String {
  var text = [CChar](repeating: 0, count: 64)
  // Safe: at most the array's count of bytes is written, with a NUL.
  guard unsafe microhttpd_address(connection, &text, text.count) == 0 else { return "unknown" }
  return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
}
