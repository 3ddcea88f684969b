import Dispatch

extension Session {
  /// Does work of this session, and cancels it when asked to.
  ///
  /// - Parameters:
  ///   - isCancelled: Asked twenty times a second, from another thread.
  ///   - work: The work; what it runs throws ``EngineError/cancelled`` once it is cancelled.
  /// - Returns: What the work gives.
  /// - Throws: What the work throws.
  public func cancelling<Result>(
    when isCancelled: @escaping @Sendable () -> Bool, during work: () throws -> Result
  ) rethrows -> Result {
    let stopped = DispatchSemaphore(value: 0)
    let ended = DispatchSemaphore(value: 0)
    let canceller = canceller
    // A queue of its own gets a thread of its own: the shared ones may all be at work.
    DispatchQueue(label: "clientele.cancelling").async {
      while stopped.wait(timeout: .now() + .milliseconds(50)) == .timedOut {
        guard isCancelled() else { continue }
        canceller.cancel()
        stopped.wait()
        break
      }
      ended.signal()
    }
    defer {
      stopped.signal()
      ended.wait()
    }
    return try work()
  }
}
