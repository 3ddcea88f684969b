import Dispatch
import Synchronization

/// Short pieces of work in processes of their own, some at a time: previews and scorings.
final class ChildRunner: Sendable {
  private let program: String
  private let most: Int
  private let running = Mutex(0)

  /// So many seconds a piece of work may take.
  private let patience: Int

  /// Creates a runner of a program.
  init(program: String, most: Int = 4, patience: Int = 120) {
    self.program = program
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
    let process = try ChildProcess(program, words)
    process.stop(after: patience)
    let (end, lines) = await withCheckedContinuation { waiter in
      // A queue of its own gets a thread of its own: the reading blocks.
      DispatchQueue(label: "clientele.child").async {
        var lines: [String] = []
        let end = process.run { if lines.count < 1_000 { lines.append($0) } }
        waiter.resume(returning: (end, lines))
      }
    }
    guard end != .exit(0) else { return lines }
    let said = lines.compactMap(sentence).last
    throw .invalid(said ?? "The file could not be read within the limits of this service.", at: nil)
  }

  private func enter() -> Bool {
    running.withLock { running in
      guard running < most else { return false }
      running += 1
      return true
    }
  }
}
