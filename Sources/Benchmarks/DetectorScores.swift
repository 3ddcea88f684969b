import Detection
import FoundationEssentials
import Numeric
import Parameters

/// Which rows a detector is to learn and which to score, as `Benchmarks/accuracy.py` asks for it.
private struct ScoreTask: Decodable {
  /// The identifier of the detector.
  var detector: String

  /// Hyper-parameters that differ from their defaults.
  var settings: [String: Setting]

  /// The files of rows, as ``plainRows(_:)`` reads them.
  var train: String, test: String

  /// The file that gets a score for each row of `test`.
  var scores: String

  /// The seed of every random choice.
  var seed: UInt64
}

/// What one task took.
private struct ScoreTime: Encodable {
  var fit: Double
  var score: Double
}

/// Fits and scores one task after another, and tells the seconds of each as a line of JSON.
///
/// - Parameter path: A JSON list of tasks.
/// - Throws: What a file or a detector refuses.
func writeScores(of path: String) throws {
  let data = try Data(contentsOf: URL(filePath: path))
  for task in try JSONDecoder().decode([ScoreTask].self, from: data) {
    let detector = try DetectorCatalog.detector(named: task.detector, settings: task.settings)
    let train = try plainRows(task.train)
    let test = try plainRows(task.test)
    let (fitting, model) = try measure { try detector.fitAny(train, seed: task.seed) }
    let (scoring, scores) = try measure { try model.scores(of: test) }
    try write(scores, to: task.scores)
    let time = ScoreTime(fit: fitting.seconds[0], score: scoring.seconds[0])
    print(String(decoding: try JSONEncoder().encode(time), as: UTF8.self))
  }
}

/// Prints the identifiers of all detectors, a line each.
func printDetectors() {
  for detector in DetectorCatalog.all { print(type(of: detector).identifier) }
}

private func write(_ scores: [Double], to path: String) throws {
  var bytes = Data(capacity: scores.count * 8)
  for score in scores {
    var bits = score.bitPattern.littleEndian
    for _ in 0..<8 {
      bytes.append(UInt8(truncatingIfNeeded: bits))
      bits >>= 8
    }
  }
  try bytes.write(to: URL(filePath: path))
}
