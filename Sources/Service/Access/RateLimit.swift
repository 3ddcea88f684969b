import Synchronization

/// So many requests of one caller at a stretch, and so many a second after that (a token bucket).
final class RateLimit: Sendable {
  /// How fast a caller may go.
  struct Pace: Sendable, Hashable {
    /// So many requests at a stretch.
    let burst: Int

    /// So many more with every second.
    let perSecond: Int

    /// What changes something; people are slower by far, and a loop that ran away is stopped.
    static let writes = Pace(burst: 120, perSecond: 20)

    /// Tries to log in, each of which costs the memory and time of a password's hash.
    static let logIns = Pace(burst: 10, perSecond: 1)
  }

  private struct Bucket {
    let left: Int
    let moment: Int

    /// How many requests are free at a moment.
    func free(at now: Int, _ pace: Pace) -> Int {
      // A clock that was put back gives nothing; one that was put far ahead must not overflow.
      let passed = min(max(0, now - moment), pace.burst)
      return min(pace.burst, left + passed * pace.perSecond)
    }
  }

  private struct Key: Hashable {
    let caller: String
    let pace: Pace
  }

  private struct State {
    var buckets: [Key: Bucket] = [:]

    /// With so many buckets, those of callers who could begin anew are forgotten.
    var most = RateLimit.usualCallers
  }

  private let state = Mutex(State())

  /// So many callers are remembered without looking for those to forget.
  static let usualCallers = 10_000

  /// Counts a request, or refuses it.
  ///
  /// - Parameters:
  ///   - caller: Who asks: a user or an address.
  ///   - pace: How fast they may go; each pace has counts of its own.
  ///   - moment: The time in seconds, which does not run back.
  /// - Throws: ``ServiceError/refused(_:)`` when they are too fast.
  func count(_ caller: String, _ pace: Pace, at moment: Int) throws(ServiceError) {
    let isFree = state.withLock { state in
      if state.buckets.count >= state.most {
        state.buckets = state.buckets.filter { $1.free(at: moment, $0.pace) < $0.pace.burst }
        // Twice what is left, so that looking through all costs little for each.
        state.most = max(Self.usualCallers, 2 * state.buckets.count)
      }
      let key = Key(caller: caller, pace: pace)
      let free = state.buckets[key]?.free(at: moment, pace) ?? pace.burst
      state.buckets[key] = Bucket(left: max(0, free - 1), moment: moment)
      return free > 0
    }
    // A second later there is room for at least one more.
    if !isFree { throw .refused(.tooFast(seconds: 1)) }
  }
}
