/// Measures stages, and tells a listener where the study is.
struct StudyClock {
  let listener: @Sendable (StudyProgress) -> Void
  private let isCancelled: @Sendable () -> Bool
  private let clock = ContinuousClock()
  private(set) var timings: [StageTiming] = []

  init(
    listener: @escaping @Sendable (StudyProgress) -> Void,
    isCancelled: @escaping @Sendable () -> Bool
  ) {
    self.listener = listener
    self.isCancelled = isCancelled
  }

  /// Runs one stage: tells that it begins and ends, and stops before it when cancelled.
  mutating func stage<Result>(
    _ stage: StudyStage, detail: (Result) -> String = { _ in "" }, _ body: () throws -> Result
  ) throws -> Result {
    guard !isCancelled() else { throw StudyError.cancelled }
    listener(StudyProgress(stage: stage, fraction: 0))
    let start = clock.now
    let result = try body()
    let elapsed = clock.now - start
    timings.append(StageTiming(stage: stage, seconds: elapsed / .seconds(1)))
    listener(StudyProgress(stage: stage, fraction: 1, detail: detail(result)))
    return result
  }
}
