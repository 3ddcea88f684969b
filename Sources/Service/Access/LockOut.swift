import Synchronization

/// Slows down those who try passwords: after five wrong ones each further one takes a wait.
final class LockOut: Sendable {
  private struct Failures {
    var count = 0
    var until = 0
  }

  private let failures = Mutex<[String: Failures]>([:])

  /// So many wrong passwords are free.
  static let free = 5

  /// Longer than so many seconds nobody waits.
  static let longest = 900

  /// So many names are remembered; beyond that the oldest waits are forgotten.
  private static let mostNames = 10_000

  /// Refuses a name, or an address, that must wait.
  ///
  /// - Throws: ``ServiceError/refused(_:)`` with the seconds to wait.
  func check(_ names: [String], at moment: Int) throws(ServiceError) {
    let wait = failures.withLock { failures in
      names.map { (failures[$0]?.until ?? 0) - moment }.max() ?? 0
    }
    if wait > 0 { throw .refused(.lockedOut(seconds: wait)) }
  }

  /// Notes a wrong password.
  func fail(_ names: [String], at moment: Int) {
    failures.withLock { failures in
      if failures.count > Self.mostNames { failures = failures.filter { $0.value.until > moment } }
      for name in names {
        var known = failures[name] ?? Failures()
        known.count += 1
        let extra = known.count - Self.free
        if extra >= 0 { known.until = moment + min(Self.longest, 15 << min(extra, 10)) }
        failures[name] = known
      }
    }
  }

  /// Notes a right one.
  func succeed(_ names: [String]) {
    failures.withLock { failures in for name in names { failures[name] = nil } }
  }
}
