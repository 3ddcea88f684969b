/// Sees to it that bytes keep moving: within each window of time, a least number must.
///
/// A deadline that moves with each byte would let a client hold a connection for a byte a minute.
struct PaceMeter: Sendable {
  private var start: (time: Milliseconds, total: Int)?

  /// Stops the clock, while the other side is not to blame.
  mutating func pause() { start = nil }

  /// Whether a window passed in which too little moved.
  ///
  /// - Parameters:
  ///   - now: The time.
  ///   - total: The number of bytes that have moved so far.
  ///   - pace: What must move.
  /// - Returns: Whether the other side is to be cut off.
  mutating func isTooSlow(at now: Milliseconds, total: Int, _ pace: Pace) -> Bool {
    guard let start else {
      self.start = (now, total)
      return false
    }
    let passed = now - start.time
    guard passed >= pace.window.milliseconds else { return false }
    self.start = (now, total)
    return Double(total - start.total) < Double(pace.bytesPerSecond) * Double(passed) / 1_000
  }
}
