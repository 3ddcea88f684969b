/// A stream of server-sent events to one client.
///
/// Return it with ``Response/events(_:)`` and push events from any task. An idle stream holds no
/// task and no thread. A client that takes nothing for long is cut off; it comes back by itself
/// and names the last event it saw.
public final class EventStream: Sendable {
  /// With more bytes than this on their way, a client is too slow and is cut off.
  static let mostPending = 1 << 20

  let channel = OutputChannel()

  /// Creates a stream without events.
  public init() {}

  /// Whether the client is still there.
  public var isOpen: Bool { channel.isOpen }

  /// Pushes an event without waiting, and returns whether the client is still there.
  @discardableResult
  public func send(_ event: Event) -> Bool { send(encoded: event.encoded) }

  /// Pushes an event that is encoded already, as one does for many streams at once.
  @discardableResult
  public func send(encoded bytes: [UInt8]) -> Bool {
    guard channel.pending + bytes.count <= Self.mostPending else {
      channel.end(isWhole: false)
      return false
    }
    return channel.put(bytes)
  }

  /// Ends the stream after what was sent.
  public func end() { channel.end() }

  /// Calls a closure once the stream is over, whoever ended it; at once if it is over already.
  public func onClose(_ body: @escaping @Sendable () -> Void) { channel.onClose(body) }
}
