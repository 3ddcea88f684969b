import Synchronization

/// How many files may come in at once: all together, and from one caller.
final class UploadSlots: Sendable {
  /// So many from all callers.
  static let most = 16

  /// So many from one caller, so that nobody keeps the others out.
  static let mostPerCaller = 4

  private let taken = Mutex<[String: Int]>([:])

  /// Takes a slot; whoever gets one gives it back with ``leave(_:)``.
  ///
  /// - Parameter caller: Whose upload it is: a user or an address.
  /// - Throws: ``ServiceError/busy`` when all are taken, ``ServiceError/refused(_:)`` when the
  ///   caller has too many.
  func enter(_ caller: String) throws(ServiceError) {
    let refusal = taken.withLock { taken -> ServiceError? in
      let own = taken[caller, default: 0]
      guard own < Self.mostPerCaller else {
        return .refused(.tooManyUploads(most: Self.mostPerCaller))
      }
      guard taken.values.reduce(0, +) < Self.most else { return .busy }
      taken[caller] = own + 1
      return nil
    }
    if let refusal { throw refusal }
  }

  /// Gives a slot back.
  func leave(_ caller: String) {
    taken.withLock { taken in
      let own = taken[caller, default: 0] - 1
      taken[caller] = own > 0 ? own : nil
    }
  }
}
