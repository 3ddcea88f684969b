import HTTPKit
import Synchronization

/// Events for any number of clients, who may come late or come back.
///
/// Events are numbered from 1. A client that names the last number it saw gets what came after;
/// one that names none gets all that is kept.
final class EventChannel: Sendable {
  private struct State: Sendable {
    var count = 0
    var kept: [[UInt8]] = []
    var streams: [Int: EventStream] = [:]
    var nextStream = 0
    var isEnded = false
  }

  private let state = Mutex(State())
  private let capacity: Int

  /// Creates a channel without events.
  ///
  /// - Parameter capacity: How many of the last events are kept for clients that come later.
  init(keeping capacity: Int = 1_000) { self.capacity = max(1, capacity) }

  /// The number of clients that listen.
  var listeners: Int { state.withLock { $0.streams.count } }

  /// Sends an event to all clients, and returns its number.
  ///
  /// - Parameters:
  ///   - data: The content.
  ///   - name: The kind of event.
  /// - Returns: The number, or nothing after the end.
  @discardableResult
  func publish(_ data: String, name: String? = nil) -> Int? {
    state.withLock { state in
      guard !state.isEnded else { return nil }
      state.count += 1
      let bytes = Event(data, name: name, id: String(state.count)).encoded
      state.kept.append(bytes)
      if state.kept.count > capacity { state.kept.removeFirst() }
      // Within the lock, so that every client gets events in the order of their numbers.
      for stream in state.streams.values { stream.send(encoded: bytes) }
      return state.count
    }
  }

  /// Ends all streams; who comes later gets what is kept, and the end.
  func end() {
    let streams = state.withLock { state in
      state.isEnded = true
      return state.streams
    }
    for stream in streams.values { stream.end() }
  }

  /// Answers a request with the events after the last that the client saw.
  ///
  /// - Parameter request: Its field Last-Event-ID, or else its query `after`, names that event.
  /// - Returns: A stream of events that stays open until ``end()``.
  func response(to request: Request) -> Response {
    .events(subscribe(after: request.headers["last-event-id"] ?? request.query["after"]))
  }

  /// Opens a stream of the events after one of them.
  ///
  /// - Parameter last: The number of the last event seen; what is no number of an event of this
  ///   channel means none.
  /// - Returns: The stream.
  func subscribe(after last: String? = nil) -> EventStream {
    let stream = EventStream()
    let key = state.withLock { state in
      for bytes in state.kept.suffix(missed(after: last, state)) { stream.send(encoded: bytes) }
      guard !state.isEnded else { return -1 }
      state.nextStream += 1
      state.streams[state.nextStream] = stream
      return state.nextStream
    }
    if key < 0 {
      stream.end()
    } else {
      stream.onClose { [weak self] in self?.forget(key) }
    }
    return stream
  }

  private func forget(_ key: Int) { state.withLock { _ = $0.streams.removeValue(forKey: key) } }

  /// How many events came after one.
  private func missed(after last: String?, _ state: State) -> Int {
    guard let last, let number = Int(last), (0...state.count).contains(number) else {
      return state.kept.count
    }
    return min(state.kept.count, state.count - number)
  }
}
