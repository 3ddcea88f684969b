import Synchronization

/// Bytes on their way from tasks to a connection whose response is not of known length.
final class OutputChannel: Sendable {
  /// What the library gets when it asks for more.
  enum Taken: Equatable {
    /// So many bytes.
    case bytes(Int)

    /// Nothing yet.
    case nothing

    /// The end; with `isWhole` false the connection is to be cut, so that the client notices.
    case end(isWhole: Bool)
  }

  /// A writer waits while more bytes than this are on their way.
  static let highWater = 262_144

  private struct State: Sendable {
    var gate: Gate?
    var queue = ByteQueue()
    var total = 0
    var isEnded = false
    var isWhole = true
    var isClosed = false
    var writer: CheckedContinuation<Void, Never>?
    var onClose: [@Sendable () -> Void] = []
  }

  private let state = Mutex(State())

  /// Whether the client can still be told something.
  var isOpen: Bool { state.withLock { !$0.isClosed && !$0.isEnded } }

  /// The number of bytes that were put in and not yet taken.
  var pending: Int { state.withLock { $0.queue.count } }

  /// The number of bytes taken.
  var total: Int { state.withLock { $0.total } }

  /// Puts bytes in at once, and returns whether the channel is open.
  @discardableResult
  func put(_ bytes: [UInt8]) -> Bool {
    let (isOpen, gate) = state.withLock { state in
      guard !state.isClosed, !state.isEnded else { return (false, Gate?.none) }
      state.queue.append(bytes)
      return (true, state.gate)
    }
    gate?.wake()
    return isOpen
  }

  /// Puts bytes in once there is room, and returns whether the channel is open.
  func write(_ bytes: [UInt8]) async -> Bool {
    await withCheckedContinuation { writer in
      let waits = state.withLock { state in
        guard state.queue.count >= Self.highWater, !state.isClosed else { return false }
        state.writer = writer
        return true
      }
      if !waits { writer.resume() }
    }
    return put(bytes)
  }

  /// Ends the response.
  func end(isWhole: Bool = true) {
    let gate = state.withLock { state in
      if !state.isEnded { (state.isEnded, state.isWhole) = (true, isWhole) }
      return state.gate
    }
    gate?.wake()
  }

  /// Calls a closure once the client is gone or the response ended; at once if that is so already.
  func onClose(_ body: @escaping @Sendable () -> Void) {
    let isClosed = state.withLock { state in
      if !state.isClosed { state.onClose.append(body) }
      return state.isClosed
    }
    if isClosed { body() }
  }

  /// Joins the channel to the request it answers.
  func attach(_ gate: Gate) { state.withLock { $0.gate = gate } }

  /// Moves bytes out, as many as there is room for.
  private func take(_ room: UnsafeMutableRawBufferPointer) -> Taken {
    // Safe: the room outlives the call; the lock's closure runs within it.
    nonisolated(unsafe) let room = unsafe room
    let (taken, writer) = state.withLock { state -> (Taken, CheckedContinuation<Void, Never>?) in
      if state.isEnded, !state.isWhole { return (.end(isWhole: false), nil) }
      guard !state.queue.isEmpty else {
        return (state.isEnded ? .end(isWhole: true) : .nothing, nil)
      }
      let count = unsafe state.queue.move(to: room)
      state.total += count
      return (.bytes(count), state.queue.count < Self.highWater ? state.writer.take() : nil)
    }
    writer?.resume()
    return taken
  }

  /// Moves bytes out, or makes the library wait until there are some.
  func takeOrPause(_ room: UnsafeMutableRawBufferPointer) -> Taken {
    while let gate = state.withLock({ $0.gate }), !gate.isCut {
      let taken = unsafe take(room)
      if taken != .nothing || gate.pause() { return taken }
    }
    return .end(isWhole: false)
  }

  /// Notes that nobody will take anything any more.
  func close() {
    let (writer, closures) = state.withLock { state in
      (state.isClosed, state.gate, state.queue) = (true, nil, ByteQueue())
      defer { state.onClose = [] }
      return (state.writer.take(), state.onClose)
    }
    writer?.resume()
    for closure in closures { closure() }
  }
}
