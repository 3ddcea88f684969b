import FoundationEssentials
import Glibc

/// What one process measured.
struct Measurement: Encodable {
  /// The wall time of each repeat, in seconds.
  var seconds: [Double] = []

  /// The processor time of all repeats, user and system, in seconds.
  var cpu = 0.0

  /// Sums of the result, for comparison with peers.
  var check: [String: Double] = [:]

  /// The seconds of each stage, where work has stages.
  var timings: [String: Double] = [:]

  /// The peak of memory before the work began, in bytes, where it is told.
  var before = 0.0

  /// The median of the repeats, the first left out where there are others.
  var typicalSeconds: Double {
    let kept = (seconds.count > 1 ? seconds.dropFirst() : seconds[...]).sorted()
    return kept.isEmpty ? 0 : kept[kept.count / 2]
  }

  /// Returns the measurement as one line of JSON.
  func line() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}

/// Does work some times and measures each time.
///
/// - Parameters:
///   - repeats: How often it is done; the first time counts like the others.
///   - work: What is measured.
/// - Returns: The measurement, and the result of the last time.
func measure<Result>(
  repeats: Int = 1, _ work: () throws -> Result
) rethrows -> (Measurement, Result) {
  var measurement = Measurement()
  let processorBefore = processorTime()
  var began = ContinuousClock.now
  var result = try work()
  measurement.seconds.append((ContinuousClock.now - began) / .seconds(1))
  for _ in 1..<max(1, repeats) {
    began = .now
    result = try work()
    measurement.seconds.append((ContinuousClock.now - began) / .seconds(1))
  }
  measurement.cpu = processorTime() - processorBefore
  return (measurement, result)
}

/// The processor time of this process so far, user and system, in seconds.
private func processorTime() -> Double {
  var usage = rusage()
  // Safe: getrusage writes one structure and keeps nothing.
  _ = unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
  return usage.ru_utime.inSeconds + usage.ru_stime.inSeconds
}

/// The peak of memory of this process so far, in bytes.
func peakMemory() -> Double {
  var usage = rusage()
  // Safe: getrusage writes one structure and keeps nothing.
  _ = unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
  return Double(usage.ru_maxrss) * 1024
}

extension timeval {
  fileprivate var inSeconds: Double { Double(tv_sec) + Double(tv_usec) / 1_000_000 }
}
