import CMicroHTTPD

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
func onTarget(
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
func onAccess(
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
func onCompleted(
  _ context: UnsafeMutableRawPointer?, _ raw: OpaquePointer?,
  _: UnsafeMutablePointer<UnsafeMutableRawPointer?>?, _ end: MHD_RequestTerminationCode
) {
  guard let context = unsafe context, let raw = unsafe raw, let connection = unsafe connection(raw)
  else { return }
  unsafe transport(context).finish(connection, isWhole: end == .REQUEST_TERMINATED_COMPLETED_OK)
}

/// A connection was opened or is about to be closed.
func onConnection(
  _ context: UnsafeMutableRawPointer?, _ raw: OpaquePointer?,
  _ own: UnsafeMutablePointer<UnsafeMutableRawPointer?>?, _ event: MHD_ConnectionNotificationCode
) {
  guard let context = unsafe context, let raw = unsafe raw, let own = unsafe own else { return }
  let transport = unsafe transport(context)
  if event == .CONNECTION_NOTIFY_STARTED {
    unsafe own.pointee = unsafe Unmanaged.passRetained(transport.open(raw)).toOpaque()
  } else if let connection = unsafe own.pointee {
    let connection = unsafe Unmanaged<Connection>.fromOpaque(connection).takeRetainedValue()
    transport.finish(connection, isWhole: false)
    transport.connections.remove(connection)
  }
}
