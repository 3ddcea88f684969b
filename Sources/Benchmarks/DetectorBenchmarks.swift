import Detection
import Numeric
import Parameters

/// Every detector with its defaults: `fit-lof` and `score-lof` on one file of rows, and `detect-lof`
/// for both apart, on rows to learn and new rows to score.
let detectorBenchmarks: [String: @Sendable (String) throws -> Measurement] = {
  var result: [String: @Sendable (String) throws -> Measurement] = [:]
  for detector in DetectorCatalog.all {
    let name = type(of: detector).identifier
    result["fit-\(name)"] = { path in
      let rows = try plainRows(path)
      return try measure { try detector.fitAny(rows, seed: 42) }.0
    }
    result["score-\(name)"] = { path in
      let rows = try plainRows(path)
      let model = try detector.fitAny(rows, seed: 42)
      return try measure { try model.scores(of: rows) }.0
    }
    result["detect-\(name)"] = { path in try detection(by: detector, learned: path) }
  }
  return result
}()

/// Learns the rows of `learn-NxD.f64` and scores those of `score-NxD.f64` beside it.
///
/// Each is repeated for half a second, so that short work is not told by one time alone.
private func detection(by detector: any Detector, learned path: String) throws -> Measurement {
  let rows = try plainRows(path)
  let unknown = try plainRows(path.replacing("/learn-", with: "/score-"))
  let before = peakMemory()
  let (fitting, model) = try measureRepeatedly { try detector.fitAny(rows, seed: 42) }
  let (scoring, scores) = try measureRepeatedly { try model.scores(of: unknown) }
  return Measurement(
    seconds: [fitting.typicalSeconds + scoring.typicalSeconds],
    cpu: fitting.cpu + scoring.cpu,
    check: ["score": scores.reduce(0, +) / Double(scores.count)],
    timings: [
      "fit": fitting.typicalSeconds, "score": scoring.typicalSeconds,
      "fit-processor": fitting.cpu / Double(fitting.seconds.count),
      "score-processor": scoring.cpu / Double(scoring.seconds.count),
    ],
    before: before)
}

/// Does work until half a second is over, at most nine times.
///
/// A result is let go before the next one is made, so that the peak is that of one.
private func measureRepeatedly<Result>(
  _ work: () throws -> Result
) rethrows -> (Measurement, Result) {
  var total = Measurement()
  while true {
    let (one, result) = try measure(work)
    total.seconds += one.seconds
    total.cpu += one.cpu
    if total.seconds.count == 9 || total.seconds.reduce(0, +) >= 0.5 { return (total, result) }
  }
}
