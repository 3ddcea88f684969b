import Synchronization

/// The open connections.
///
/// While a connection is in the table, its descriptor is its own: the library closes it only after
/// ``remove(_:)``.
final class ConnectionTable: Sendable {
  private let connections = Mutex<[ObjectIdentifier: Connection]>([:])

  /// The number of connections.
  var count: Int { connections.withLock { $0.count } }

  /// Adds a connection.
  func insert(_ connection: Connection) {
    connections.withLock { $0[ObjectIdentifier(connection)] = connection }
  }

  /// Removes a connection.
  func remove(_ connection: Connection) {
    connections.withLock { _ = $0.removeValue(forKey: ObjectIdentifier(connection)) }
  }

  /// Does something with each connection.
  func forEach(_ body: (Connection) -> Void) {
    connections.withLock { for connection in $0.values { body(connection) } }
  }

  /// Cuts connections that are too slow or gone, and keeps streams of events alive.
  func sweep(now: Milliseconds, _ settings: ServerSettings) {
    let verdicts = connections.withLock { connections in
      connections.values.map { $0.judge(now: now, settings) }
    }
    for verdict in verdicts {
      switch verdict {
      case .fine, .shutDown: continue
      case .heartbeat(let channel): channel.put(Array(":\n\n".utf8))
      case .gone(let gate): gate.cut()
      }
    }
  }
}
