import CMicroHTTPD
import Synchronization

extension Transport {
  /// Sends a response, or its beginning.
  ///
  /// - Parameters:
  ///   - response: The response.
  ///   - raw: The library's connection.
  ///   - connection: Ours.
  ///   - exchange: The request that is answered, unless it was refused.
  ///   - closes: Whether the connection closes afterwards.
  /// - Returns: Whether the library took it.
  func send(
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
