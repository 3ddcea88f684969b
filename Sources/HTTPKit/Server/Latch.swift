import Synchronization

/// Lets tasks wait for something that happens once.
final class Latch: Sendable {
  private struct State: Sendable {
    var isOpen = false
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  private let state = Mutex(State())

  /// Opens, and returns whether it was closed before.
  func open() -> Bool {
    let (wasClosed, waiting) = state.withLock { state in
      defer { (state.isOpen, state.waiting) = (true, []) }
      return (!state.isOpen, state.waiting)
    }
    for continuation in waiting { continuation.resume() }
    return wasClosed
  }

  /// Returns once it is open.
  func wait() async {
    await withCheckedContinuation { continuation in
      let isOpen = state.withLock { state in
        if !state.isOpen { state.waiting.append(continuation) }
        return state.isOpen
      }
      if isOpen { continuation.resume() }
    }
  }
}
