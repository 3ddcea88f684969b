import Numeric

/// What one detector made of all rows and of halves of them.
struct ComparedScores: Sendable {
  let name: String
  let scores: [Double]
  let threshold: Double
  let top: TopRows
  let stability: Double?
  let fitSeconds: Double
  let scoreSeconds: Double

  /// Fits a detector, scores all rows, and does so again with halves of the rows.
  ///
  /// - Parameters:
  ///   - compared: The detector.
  ///   - rows: The rows to learn from.
  ///   - repeated: The same rows, to be scored.
  ///   - settings: How detectors are compared.
  ///   - seed: The seed of every random choice.
  /// - Throws: ``DetectionError`` when the detector cannot learn from all of the rows.
  init(
    _ compared: ComparedDetector, _ rows: Matrix, _ repeated: RepeatedRows,
    _ settings: DetectorComparisonSettings, seed: UInt64
  ) throws(DetectionError) {
    name = compared.name
    let clock = ContinuousClock()
    let start = clock.now
    let model = try compared.detector.fitAny(rows, seed: seed)
    let fitted = clock.now
    scores = try repeated.checkedScores(by: model)
    fitSeconds = (fitted - start) / .seconds(1)
    scoreSeconds = (clock.now - fitted) / .seconds(1)
    threshold = try settings.rule.threshold(for: scores)
    top = TopRows(settings.topCount(of: rows.rowCount), of: scores)
    stability = try Self.stability(
      of: compared.detector, top, rows, repeated, settings.resamples, seed: seed)
  }

  /// The mean overlap of the top rows with those found after learning from halves of the rows.
  ///
  /// Halves are drawn without replacement, because equal rows would be each other's neighbours.
  private static func stability(
    of detector: any Detector, _ top: TopRows, _ rows: Matrix, _ repeated: RepeatedRows,
    _ resamples: Int, seed: UInt64
  ) throws(DetectionError) -> Double? {
    var sum = 0.0
    for draw in 0..<resamples {
      var random = SplitMix64(seed: seed, stream: UInt64(draw) + 1)
      let half = rows.selectingRows(drawnHalf(of: rows.rowCount, &random))
      do throws(DetectionError) {
        let model = try detector.fitAny(half, seed: random.next())
        let scores = try repeated.checkedScores(by: model)
        sum += top.overlap(with: TopRows(top.count, of: scores))
      } catch {
        guard case .tooFewRows = error else { throw error }
        return nil
      }
    }
    return resamples > 0 ? sum / Double(resamples) : nil
  }
}

/// Draws half of the rows without replacement, in rising order.
private func drawnHalf(of count: Int, _ random: inout SplitMix64) -> [Int] {
  var order = Array(0..<count)
  let half = (count + 1) / 2
  for place in 0..<half { order.swapAt(place, place + random.nextIndex(below: count - place)) }
  return order[..<half].sorted()
}

extension RepeatedRows {
  /// The scores by a model that was fitted on rows of the same width.
  func checkedScores(by model: AnyDetectorModel) throws(DetectionError) -> [Double] {
    do { return try scores(by: model) } catch { throw .shape(error) }
  }
}
