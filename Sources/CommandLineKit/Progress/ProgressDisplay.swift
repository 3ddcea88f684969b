import Synchronization

/// Shows how far a piece of work is: a bar on a terminal, a line a stage in a log, or nothing.
public final class ProgressDisplay: Sendable {
  private let drawing: Mutex<ProgressDrawing>
  private let write: @Sendable (String) -> Void
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant

  /// Creates a display.
  ///
  /// - Parameters:
  ///   - environment: Where messages go, and whether that is a terminal.
  ///   - isQuiet: Shows nothing at all.
  public init(in environment: Environment, isQuiet: Bool = false) {
    let form: ProgressDrawing.Form =
      isQuiet ? .silent : environment.messagesAreTerminal ? .bar(width: environment.width) : .lines
    drawing = Mutex(ProgressDrawing(form: form, style: environment.messageStyle))
    write = environment.writeMessage
    start = clock.now
  }

  /// Shows where a stage is.
  ///
  /// - Parameters:
  ///   - stage: The name of the stage, one word.
  ///   - fraction: The part of it that is done, 0 to 1; 1 ends it.
  ///   - detail: What has been found so far, such as "541,909 rows".
  public func report(stage: String, fraction: Double, detail: String = "") {
    let time = (clock.now - start) / .seconds(1)
    drawing.withLock { drawing in
      let text = drawing.text(stage: stage, fraction: fraction, detail: detail, at: time)
      if !text.isEmpty { write(text) }
    }
  }

  /// Takes an unfinished bar away, so that a message can be written.
  public func close() {
    drawing.withLock { drawing in
      let text = drawing.closing()
      if !text.isEmpty { write(text) }
    }
  }
}
