import Synchronization

/// A body on its way from a connection to a handler.
///
/// The connection puts pieces in, the handler takes them out. While it holds more than
/// ``highWater`` bytes, the rest stays in the kernel, which slows the client down.
final class BodyStream: Sendable {
  /// So many waiting bytes are enough.
  static let highWater = 262_144

  private struct State: Sendable {
    var pieces: [[UInt8]] = []
    var waiting = 0
    var isAsked = false
    var end: Result<Void, BodyError>?
    var reader: CheckedContinuation<Void, Never>?
  }

  private let state = Mutex(State())

  /// The length that the head told.
  let length: Int?

  /// Tells the connection that the handler wants bytes.
  private let ask: @Sendable () -> Void

  /// Creates the stream of a body of which nothing was read.
  init(length: Int?, ask: @escaping @Sendable () -> Void) {
    self.length = length
    self.ask = ask
  }

  /// Whether the handler has not yet taken what came.
  var isFull: Bool { state.withLock { $0.end == nil && $0.waiting >= Self.highWater } }

  /// Whether the handler has asked for the body at all.
  var isAsked: Bool { state.withLock { $0.isAsked } }

  /// Adds a piece, and returns whether anybody can take it.
  func put(_ piece: [UInt8]) -> Bool {
    let (isTaken, reader) = state.withLock { state in
      guard state.end == nil else { return (false, CheckedContinuation<Void, Never>?.none) }
      state.pieces.append(piece)
      state.waiting += piece.count
      return (true, state.reader.take())
    }
    reader?.resume()
    return isTaken
  }

  /// Ends the body; what came first stays.
  func finish(_ result: Result<Void, BodyError>) {
    let reader = state.withLock { state in
      state.end = state.end ?? result
      return state.reader.take()
    }
    reader?.resume()
  }

  /// Returns the next piece, or nothing at the end.
  func next() async throws(BodyError) -> [UInt8]? {
    while true {
      let (piece, end, asks) = take()
      if asks { ask() }
      if let piece { return piece }
      if let end {
        try end.get()
        return nil
      }
      await withCheckedContinuation { reader in
        let isReady = state.withLock { state in
          if !state.pieces.isEmpty || state.end != nil { return true }
          state.reader = reader
          return false
        }
        if isReady { reader.resume() }
      }
    }
  }

  /// Takes a piece out; tells also whether the connection must be woken to read more.
  private func take() -> (piece: [UInt8]?, end: Result<Void, BodyError>?, asks: Bool) {
    state.withLock { state in
      let wasFull = state.waiting >= Self.highWater || !state.isAsked
      state.isAsked = true
      let piece = state.pieces.isEmpty ? nil : state.pieces.removeFirst()
      state.waiting -= piece?.count ?? 0
      let asks = wasFull && state.waiting < Self.highWater && state.end == nil
      return (piece, piece == nil ? state.end : nil, asks)
    }
  }
}
