import CommandLineKit
import FoundationEssentials
import Glibc
import Studies
import Synchronization

/// Shows how far a study is: to a person, or to the program that started this one.
final class StudyDisplay: Sendable {
  private let display: ProgressDisplay
  private let print: (@Sendable (String) -> Void)?
  private let last = Mutex(Event())
  private let parent = getppid()

  /// What was told last, so that a stage is told at most a hundred times.
  private struct Event {
    var stage: StudyStage?
    var percent = -1
  }

  /// Creates a display.
  ///
  /// - Parameters:
  ///   - environment: Where results and messages go.
  ///   - events: Whether a program is told, in lines of JSON among the results.
  ///   - isQuiet: Whether a person is told nothing.
  init(in environment: Environment, events: Bool, isQuiet: Bool) {
    display = ProgressDisplay(in: environment, isQuiet: isQuiet || events)
    print = events ? environment.print : nil
  }

  /// Whether the program that wanted the events is no more, so that nobody waits for the study.
  var isAbandoned: Bool { print != nil && getppid() != parent }

  /// Whether nobody waits for the study, or somebody asked it to stop.
  var isStopped: Bool { Task.isCancelled || Interruption.isRequested || isAbandoned }

  /// Shows where the study is.
  func report(_ progress: StudyProgress) {
    guard let print else {
      display.report(
        stage: progress.stage.rawValue, fraction: progress.fraction, detail: progress.detail)
      return
    }
    let percent = Int(progress.fraction * 100)
    let isNews = last.withLock { last in
      guard last.stage != progress.stage || percent > last.percent else { return false }
      (last.stage, last.percent) = (progress.stage, percent)
      return true
    }
    if isNews { print(line(progress)) }
  }

  /// Takes an unfinished bar away, so that a message can be written.
  func close() { display.close() }

  private func line(_ progress: StudyProgress) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let event = ProgressEvent(
      stage: progress.stage, fraction: progress.fraction, detail: progress.detail)
    return (try? encoder.encode(event)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }
}

/// A line of `segment --events`.
private struct ProgressEvent: Encodable {
  let stage: StudyStage
  let fraction: Double
  let detail: String
}
