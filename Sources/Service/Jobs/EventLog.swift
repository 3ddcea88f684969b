import Synchronization

/// What happened to each study since the service started, and who wants to hear more.
///
/// Events of a study are numbered, so that a page that lost its connection is told what it missed.
/// Numbers begin with the time the service started: those of a later run are always greater.
/// Reports of the same stage replace each other, so a log holds a line a stage.
final class EventLog: Sendable {
  /// An event with its number.
  struct Entry: Sendable, Hashable {
    let number: Int
    let event: StudyEvent
  }

  /// Told one event after another.
  ///
  /// It must be quick, and not come back to the log.
  typealias Listener = @Sendable (Entry) -> Void

  private struct Log {
    var entries: [Entry] = []
    var listeners: [Int: Listener] = [:]
  }

  private struct State {
    var logs: [Identifier: Log] = [:]
    var number: Int
    var nextListener = 0
  }

  private let state: Mutex<State>

  /// Creates an empty log.
  ///
  /// - Parameter start: The time, in seconds since 1970.
  init(start: Int) { state = Mutex(State(number: (start - 1_700_000_000) * 1_000)) }

  /// Adds an event and tells everybody.
  func add(_ event: StudyEvent, to study: Identifier) {
    state.withLock { state in
      state.number += 1
      let entry = Entry(number: state.number, event: event)
      var log = state.logs[study] ?? Log()
      if let last = log.entries.last?.event, last.stage == event.stage, last.state == event.state {
        log.entries.removeLast()
      }
      log.entries.append(entry)
      for (_, listener) in log.listeners.sorted(by: { $0.key < $1.key }) { listener(entry) }
      state.logs[study] = log
    }
  }

  /// Tells a listener what it missed and what will come.
  ///
  /// - Parameters:
  ///   - study: The study.
  ///   - last: The number of the last event it has, 0 for none.
  ///   - listener: Told in order; called from any thread.
  /// - Returns: What ends the listening.
  func listen(
    to study: Identifier, after last: Int, _ listener: @escaping Listener
  ) -> @Sendable () -> Void {
    let key = state.withLock { state in
      let key = state.nextListener
      state.nextListener += 1
      var log = state.logs[study] ?? Log()
      for entry in log.entries where entry.number > last { listener(entry) }
      log.listeners[key] = listener
      state.logs[study] = log
      return key
    }
    return { [weak self] in
      self?.state.withLock { state in
        state.logs[study]?.listeners[key] = nil
        // A study that was deleted, or nothing happened to, leaves nothing behind.
        guard let log = state.logs[study], log.listeners.isEmpty, log.entries.isEmpty else {
          return
        }
        state.logs[study] = nil
      }
    }
  }

  /// The last event of a study, or `nil` when nothing happened since the service started.
  func last(of study: Identifier) -> Entry? {
    state.withLock { $0.logs[study]?.entries.last }
  }

  /// Forgets a study that was deleted.
  func forget(_ study: Identifier) {
    state.withLock { _ = $0.logs.removeValue(forKey: study) }
  }
}
