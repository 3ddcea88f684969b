import Dispatch
import Synchronization

/// Short pieces of work in processes of their own, some at a time: previews and scorings.
final class ChildRunner: Sendable {
  private let program: String
  private let memory: Int
  private let most: Int
  private let running = Mutex(0)

  /// So many seconds a piece of work may take.
  private let patience: Int

  /// Where temporary files may be.
  private let place: @Sendable () -> String

  /// Creates a runner.
  ///
  /// - Parameters:
  ///   - program: The program.
  ///   - memory: The most memory of a piece of work, in bytes; zero for no bound.
  ///   - most: How many pieces are under way at once.
  ///   - patience: How long one may take, in seconds.
  ///   - place: Returns the path of a new folder for temporary files.
  init(
    program: String, memory: Int = 0, most: Int = 4, patience: Int = 120,
    place: @escaping @Sendable () -> String
  ) {
    self.program = program
    self.memory = memory
    self.place = place
    self.most = most
    self.patience = patience
  }

  /// Runs the program with some words, and returns the lines it wrote.
  ///
  /// - Throws: ``ServiceError/busy`` when enough is under way, ``ServiceError/invalid(_:at:)`` with
  ///   the sentence of the program when it did not end well.
  func lines(_ words: [String]) async throws(ServiceError) -> [String] {
    guard enter() else { throw .busy }
    defer { running.withLock { $0 -= 1 } }
    let folder = try WorkFolder(place())
    defer { withExtendedLifetime(folder) {} }
    let process = try ChildProcess(
      ChildWork(program: program, words: words, memory: memory, temporaryFolder: folder.path))
    process.stop(after: patience)
    let (end, lines) = await withTaskCancellationHandler {
      await Self.outcome(of: process)
    } onCancel: {
      process.stop(atOnce: true)
    }
    guard end != .exit(0) else { return lines }
    let said = lines.compactMap(sentence).last
    throw .invalid(said ?? "The file could not be read within the limits of this service.", at: nil)
  }

  private static func outcome(of process: ChildProcess) async -> (ProcessEnd, [String]) {
    await withCheckedContinuation { waiter in
      // A queue of its own gets a thread of its own: the reading blocks.
      DispatchQueue(label: "clientele.child").async {
        var lines: [String] = []
        let end = process.run { if lines.count < 1_000 { lines.append($0) } }
        waiter.resume(returning: (end, lines))
      }
    }
  }

  private func enter() -> Bool {
    running.withLock { running in
      guard running < most else { return false }
      running += 1
      return true
    }
  }
}
