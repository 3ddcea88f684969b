import Glibc

/// Returns the system's sentence for an error number.
func errorSentence(_ number: Int32) -> String {
  // Safe: strerror returns a text that lives as long as the program for every known number.
  unsafe String(cString: strerror(number))
}

/// Milliseconds of a clock that never goes back.
typealias Milliseconds = Int

/// Returns the microseconds of a clock that never goes back.
func monotonicMicroseconds() -> Int {
  var time = timespec()
  // Safe: the kernel writes one timespec.
  unsafe clock_gettime(CLOCK_MONOTONIC, &time)
  return time.tv_sec * 1_000_000 + time.tv_nsec / 1_000
}

extension Duration {
  /// The duration in whole milliseconds.
  var milliseconds: Milliseconds {
    Int(components.seconds) * 1_000 + Int(components.attoseconds / 1_000_000_000_000_000)
  }
}

/// Returns the number of processors that are on.
public func availableCores() -> Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
