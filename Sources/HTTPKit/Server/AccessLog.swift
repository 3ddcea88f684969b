import Dispatch
import Synchronization

/// A log of requests: lines are gathered and written now and then, so that no request waits for a
/// disk or a terminal.
public final class AccessLog: Sendable {
  /// More lines than fit into so many bytes are dropped, and counted, while the reader is slow.
  private static let mostPending = 1 << 20

  private struct State: Sendable {
    var pending: [UInt8] = []
    var isWriting = false
    var dropped = 0
  }

  private let state = Mutex(State())
  private let queue = DispatchQueue(label: "access log")
  private let descriptor: Int32

  /// Creates a log that writes to an open file, such as 2 for standard error.
  public init(descriptor: Int32) { self.descriptor = descriptor }

  /// Adds a line.
  func write(_ record: AccessRecord) {
    let line = record.line
    state.withLock { state in
      guard state.pending.count < Self.mostPending else {
        state.dropped += 1
        return
      }
      state.pending += line.utf8
      state.pending.append(Byte.lineFeed)
    }
  }

  /// Writes what was gathered, elsewhere.
  func flush() {
    let starts = state.withLock { state in
      guard !state.isWriting, !state.pending.isEmpty else { return false }
      state.isWriting = true
      return true
    }
    if starts { queue.async { self.writePending() } }
  }

  /// Writes what was gathered, and returns when that is done.
  func finish() async {
    await withCheckedContinuation { task in
      queue.async {
        self.writePending()
        task.resume()
      }
    }
  }

  private func writePending() {
    let (bytes, dropped) = state.withLock { state in
      defer { (state.pending, state.dropped) = ([], 0) }
      return (state.pending, state.dropped)
    }
    // A log that cannot be written must not stop the server.
    try? writeAll(bytes, to: descriptor)
    if dropped > 0 { try? writeAll(Array(#"{"dropped":\#(dropped)}"#.utf8) + [10], to: descriptor) }
    state.withLock { $0.isWriting = false }
  }
}
