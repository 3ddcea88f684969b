/// What a server has done so far, to be shown to a monitor.
public struct ServerStatistics: Sendable, Hashable {
  /// The upper bounds of the classes of durations, in microseconds; one more class is above them.
  public static let durationBounds = [
    500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000,
    2_500_000, 5_000_000, 10_000_000,
  ]

  /// The number of open connections.
  public internal(set) var openConnections = 0

  /// The number of connections accepted.
  public internal(set) var acceptedConnections = 0

  /// The number of open streams of events.
  public internal(set) var openEventStreams = 0

  /// The number of requests answered, by the hundreds of the status: `[2]` for 200 to 299.
  public internal(set) var responses = [Int](repeating: 0, count: 6)

  /// The number of bytes of bodies received.
  public internal(set) var bytesReceived = 0

  /// The number of bytes of content sent.
  public internal(set) var bytesSent = 0

  /// The number of requests of each class of duration.
  public internal(set) var durations = [Int](repeating: 0, count: durationBounds.count + 1)

  /// The sum of all durations, in microseconds.
  public internal(set) var totalMicroseconds = 0

  /// Counts a request.
  mutating func count(_ record: AccessRecord) {
    responses[min(5, max(0, record.status / 100))] += 1
    bytesReceived += record.received
    bytesSent += record.sent
    totalMicroseconds += record.microseconds
    let bounds = Self.durationBounds
    durations[bounds.firstIndex { record.microseconds <= $0 } ?? bounds.count] += 1
  }
}
