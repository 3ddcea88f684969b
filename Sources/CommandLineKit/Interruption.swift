import Dispatch
import Glibc
import Synchronization

/// Whether a person (Ctrl-C) or the system (SIGTERM) wants the tool to stop.
public enum Interruption {
  private static let flag = Atomic<Bool>(false)

  // Kept for the life of the process, or signals are no longer seen.
  // Safe: written once, by the thread that starts the tool, before any other reads it.
  nonisolated(unsafe) private static var sources: [any DispatchSourceSignal] = []

  /// Whether a signal has come; cheap enough to ask in every chunk of work.
  public static var isRequested: Bool { flag.load(ordering: .relaxed) }

  /// Begins to watch for SIGINT and SIGTERM.
  ///
  /// The first signal sets ``isRequested`` and calls the handler; a second one ends the process at
  /// once with status 130. A pipe nobody reads and a file that grows too large become errors of
  /// the write instead of the end of the process.
  ///
  /// - Parameter handler: Called once, on another thread.
  public static func watch(_ handler: @escaping @Sendable () -> Void) {
    for number in [SIGPIPE, SIGXFSZ, SIGINT, SIGTERM] { _ = signal(number, SIG_IGN) }
    for number in [SIGINT, SIGTERM] {
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { request(handler) }
      source.resume()
      unsafe sources.append(source)
    }
  }

  private static func request(_ handler: @Sendable () -> Void) {
    if flag.exchange(true, ordering: .relaxed) { _exit(ExitCode.interrupted.rawValue) }
    handler()
  }
}
