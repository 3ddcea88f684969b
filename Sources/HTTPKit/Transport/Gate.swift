import CMicroHTTPD
import Synchronization

/// Lets the library wait with one request until there is news of it.
///
/// The library's thread calls ``pause()`` when it has nothing to do for the request; whoever has
/// news calls ``wake()``, from any thread. News that came in between are not lost.
@safe final class Gate: Sendable {
  private struct State: Sendable {
    var isPaused = false
    var hasNews = false
    var isCut = false
    var isClosed = false
  }

  private let state = Mutex(State())

  // Safe: used between the creation of the gate and `close()`, while the library keeps the
  // connection, and only by functions of the library that any thread may call.
  private nonisolated(unsafe) let connection: OpaquePointer

  /// Creates the gate of a request that has just begun.
  init(_ connection: OpaquePointer) { unsafe self.connection = unsafe connection }

  /// Whether the library waits for us, not for the client.
  var isPaused: Bool { state.withLock { $0.isPaused } }

  /// Whether the request is to be given up.
  var isCut: Bool { state.withLock { $0.isCut } }

  /// Makes the library wait, unless there is news; to be called by its thread alone.
  ///
  /// - Returns: Whether it waits.
  func pause() -> Bool {
    state.withLock { state in
      // The library may still hand over what it has read of a body.
      if state.isPaused { return true }
      guard !state.hasNews, !state.isCut, !state.isClosed else {
        state.hasNews = false
        return false
      }
      state.isPaused = true
      unsafe MHD_suspend_connection(connection)
      return true
    }
  }

  /// Tells the library that there is news.
  func wake() { state.withLock { wake(&$0) } }

  /// Makes the library give the request up, and never wait again.
  func cut() {
    state.withLock { state in
      state.isCut = true
      wake(&state)
    }
  }

  /// Notes that the library is done with the request; to be called by its thread alone.
  func close() { state.withLock { $0.isClosed = true } }

  private func wake(_ state: inout State) {
    guard !state.isClosed else { return }
    if state.isPaused {
      state.isPaused = false
      unsafe MHD_resume_connection(connection)
    } else {
      state.hasNews = true
    }
  }
}
