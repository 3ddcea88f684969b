import CMicroHTTPD
import Glibc

/// The library's server: threads that wait for sockets and call a ``Transport``.
@safe final class Daemon: Sendable {
  // Safe: the library's functions used here may be called by any thread until `stop()`.
  private nonisolated(unsafe) let daemon: OpaquePointer
  private let transport: Transport

  /// The port it listens on.
  let port: Int

  /// Starts the library's threads.
  ///
  /// - Throws: ``ServerError`` when the address cannot be had.
  init(_ transport: Transport) throws(ServerError) {
    let settings = transport.settings
    guard let port = UInt16(exactly: settings.port) else { throw .badPort(settings.port) }
    let host = settings.host == "localhost" ? "127.0.0.1" : settings.host
    // Safe: the transport is retained for the library until `stop()`, and the host lives as long
    // as the call.
    let context = unsafe Unmanaged.passRetained(transport).toOpaque()
    let started = unsafe host.withCString { host in
      unsafe microhttpd_start(
        settings.forLibrary(host, port),
        microhttpd_callbacks(
          context: context, target: onTarget, access: onAccess, completed: onCompleted,
          connection: onConnection))
    }
    guard let started = unsafe started else {
      let reason = errno
      unsafe Unmanaged.passUnretained(transport).release()
      if reason == EINVAL { throw .badHost(settings.host) }
      throw .cannotListen(settings.host, settings.port, errorSentence(reason))
    }
    unsafe daemon = unsafe started
    self.transport = transport
    self.port = Int(unsafe microhttpd_port(started))
  }

  /// Accepts no more connections.
  ///
  /// - Returns: The socket that accepted them, to be closed after ``stop()``.
  func quiesce() -> Int32 { unsafe MHD_quiesce_daemon(daemon) }

  /// Ends the threads; no request may be paused.
  func stop() {
    unsafe MHD_stop_daemon(daemon)
    unsafe Unmanaged.passUnretained(transport).release()
  }
}

extension ServerSettings {
  /// The settings as the library takes them.
  fileprivate func forLibrary(_ host: UnsafePointer<CChar>, _ port: UInt16) -> microhttpd_settings {
    unsafe microhttpd_settings(
      host: host, port: port, threads: UInt32(max(1, threads)),
      connections: UInt32(max(1, mostConnections)),
      // The connections of a proxy are those of all its clients.
      connections_per_address: trustedProxies.isEmpty
        ? UInt32(max(1, mostConnectionsPerAddress)) : 0,
      // The head of the request, and as much again for the head of the response.
      memory_per_connection: 2 * max(8_192, largestHead))
  }
}

// What the library calls, on threads of its own. Safe, all of them: the context is the transport
// that `Daemon` retained, and the context of a connection is the one that `onConnection` retained.

private func transport(_ context: UnsafeMutableRawPointer) -> Transport {
  unsafe Unmanaged<Transport>.fromOpaque(context).takeUnretainedValue()
}

private func connection(_ raw: OpaquePointer) -> Connection? {
  guard let context = unsafe microhttpd_context(raw) else { return nil }
  return unsafe Unmanaged<Connection>.fromOpaque(context).takeUnretainedValue()
}

/// A request line was read.
private func onTarget(
  _ context: UnsafeMutableRawPointer?, _ target: UnsafePointer<CChar>?, _ raw: OpaquePointer?
) -> UnsafeMutableRawPointer? {
  guard let context = unsafe context, let target = unsafe target, let raw = unsafe raw else {
    return nil
  }
  let transport = unsafe transport(context)
  unsafe connection(raw)?.begin(
    SentTarget(target), now: transport.now(),
    limit: transport.settings.headTimeout.milliseconds)
  return nil
}

/// A head was read, or a piece of a body, or its end; or a pause is over.
private func onAccess(
  _ context: UnsafeMutableRawPointer?, _ raw: OpaquePointer?, _: UnsafePointer<CChar>?,
  _ method: UnsafePointer<CChar>?, _ version: UnsafePointer<CChar>?,
  _ data: UnsafePointer<CChar>?, _ size: UnsafeMutablePointer<Int>?,
  _: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
) -> MHD_Result {
  guard let context = unsafe context, let raw = unsafe raw, let method = unsafe method,
    let version = unsafe version, let connection = unsafe connection(raw)
  else { return .NO }
  let transport = unsafe transport(context)
  guard let exchange = connection.exchange else {
    return unsafe transport.begin(raw, connection, method: method, version: version)
  }
  guard let size = unsafe size, unsafe size.pointee > 0 else {
    return unsafe transport.proceed(raw, connection, exchange)
  }
  let piece = unsafe Array(UnsafeRawBufferPointer(start: data, count: size.pointee))
  unsafe size.pointee = 0
  return exchange.receive(piece) ? .YES : .NO
}

/// A request is over.
private func onCompleted(
  _ context: UnsafeMutableRawPointer?, _ raw: OpaquePointer?,
  _: UnsafeMutablePointer<UnsafeMutableRawPointer?>?, _: MHD_RequestTerminationCode
) {
  guard let context = unsafe context, let raw = unsafe raw, let connection = unsafe connection(raw)
  else { return }
  unsafe transport(context).finish(connection)
}

/// A connection was opened or is about to be closed.
private func onConnection(
  _ context: UnsafeMutableRawPointer?, _ raw: OpaquePointer?,
  _ own: UnsafeMutablePointer<UnsafeMutableRawPointer?>?, _ event: MHD_ConnectionNotificationCode
) {
  guard let context = unsafe context, let raw = unsafe raw, let own = unsafe own else { return }
  let transport = unsafe transport(context)
  if event == .CONNECTION_NOTIFY_STARTED {
    unsafe own.pointee = unsafe Unmanaged.passRetained(transport.open(raw)).toOpaque()
  } else if let connection = unsafe own.pointee {
    let connection = unsafe Unmanaged<Connection>.fromOpaque(connection).takeRetainedValue()
    transport.finish(connection)
    transport.connections.remove(connection)
  }
}
