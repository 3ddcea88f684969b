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
      memory_per_connection: 12_288 + max(8_192, largestHead))
  }
}
