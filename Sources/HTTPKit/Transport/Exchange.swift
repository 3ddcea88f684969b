import Synchronization

/// A request and its response, while they last.
///
/// The library's thread drives it by ``receive(_:)`` and ``proceed()``; the handler's task answers.
final class Exchange: Sendable {
  /// What the library is to do next.
  enum Step {
    /// Read on, or wait.
    case wait

    /// Send a response.
    case answer(Response)

    /// Close the connection.
    case giveUp
  }

  private enum Stage: Sendable { case head, reading, complete }

  private struct State: Sendable {
    var stage = Stage.head
    var collected: [UInt8] = []
    var received = 0
    var dropped = 0
    var response: Response?
    var task: Task<Void, Never>?
    var isOver = false
  }

  /// Bodies up to this length are collected before the handler starts.
  static let smallBody = 65_536

  /// So much of a body that nobody reads is still taken, so that the client reads the response.
  static let mostDropped = 1 << 24

  private let state = Mutex(State())
  private let request: Request
  private let handler: Handler
  private let stream: BodyStream?

  let gate: Gate

  /// Creates an exchange, and starts the handler if the body is to be streamed to it.
  init(_ request: Request, _ framing: BodyFraming, _ gate: Gate, _ handler: @escaping Handler) {
    let isSmall = framing.length.map { $0 <= Self.smallBody } ?? false
    stream = isSmall ? nil : BodyStream(length: framing.length) { gate.wake() }
    (self.request, self.gate, self.handler) = (request, gate, handler)
    if let stream { start(RequestBody(stream)) }
  }

  /// The number of bytes of the body that have come.
  var received: Int { state.withLock { $0.received } }

  /// Whether the client still owes bytes of the body.
  var isReading: Bool { state.withLock { $0.stage == .reading } }

  /// Takes a piece of the body, and waits when the handler has enough of them.
  ///
  /// - Returns: Whether more is welcome; otherwise the connection is to be closed.
  func receive(_ piece: [UInt8]) -> Bool {
    guard let stream else {
      state.withLock { state in
        state.received += piece.count
        state.collected += piece
      }
      return !gate.isCut
    }
    let isTaken = stream.put(piece)
    let dropped = state.withLock { state in
      state.received += piece.count
      if !isTaken { state.dropped += piece.count }
      return state.dropped
    }
    while stream.isFull, !gate.isCut { if gate.pause() { break } }
    return dropped <= Self.mostDropped && !gate.isCut
  }

  /// Decides what to do after the head, after the last of the body, and after each pause.
  func proceed() -> Step {
    while !gate.isCut {
      switch state.withLock({ $0.stage }) {
      case .head:
        if let response = takeResponse() { return .answer(response) }
        if stream?.isAsked ?? true {
          state.withLock { $0.stage = .reading }
          return .wait
        }
      case .reading: completeBody()
      case .complete: if let response = takeResponse() { return .answer(response) }
      }
      if gate.pause() { return .wait }
    }
    return .giveUp
  }

  /// Ends the exchange, however it ended; who still works on it learns that nobody waits.
  func finish() {
    let (task, response) = state.withLock { state in
      state.isOver = true
      return (state.task.take(), state.response.take())
    }
    gate.close()
    stream?.finish(.failure(.disconnected))
    response?.abandon()
    task?.cancel()
  }

  /// Fails the body for a reason.
  func fail(_ error: BodyError) { stream?.finish(.failure(error)) }

  /// Keeps the task that produces the content, so that it ends with the exchange.
  func keep(_ producer: Task<Void, Never>) { state.withLock { $0.task = producer } }

  private func takeResponse() -> Response? { state.withLock { $0.response.take() } }

  private func completeBody() {
    let body = state.withLock { state in
      state.stage = .complete
      defer { state.collected = [] }
      return state.collected
    }
    if let stream { stream.finish(.success(())) } else { start(RequestBody(body)) }
    gate.wake()
  }

  /// Starts the handler, on this thread until it first waits.
  private func start(_ body: RequestBody) {
    var request = request
    let limit = request.body.limit
    request.body = body
    request.body.limit = limit
    let (seen, handler) = (request, handler)
    let task = Task.immediate(executorPreference: WorkerPool.prompt) { [self] in
      answer(await handler(seen))
    }
    state.withLock { $0.task = task }
  }

  private func answer(_ response: Response) {
    stream?.finish(.failure(.alreadyRead))
    let isOver = state.withLock { state in
      if !state.isOver { state.response = response }
      return state.isOver
    }
    if isOver { response.abandon() } else { gate.wake() }
  }
}

extension Response {
  /// Tells whoever would push into the response that nobody is there to read it.
  func abandon() { if case .events(let stream) = body { stream.channel.close() } }
}
