/// Turns reports of progress into the text that shows them; knows the time only from its caller.
struct ProgressDrawing {
  /// How progress is shown.
  enum Form: Equatable {
    /// One line that is drawn again and again, and one that stays for each finished stage.
    case bar(width: Int)

    /// One line for each finished stage.
    case lines

    /// Nothing.
    case silent
  }

  private let form: Form
  private let style: TextStyle
  private var stage = ""
  private var began = 0.0
  private var drawn = -1.0
  private var isOpen = false

  init(form: Form, style: TextStyle) {
    self.form = form
    self.style = style
  }

  /// Draws a report.
  ///
  /// - Parameters:
  ///   - stage: The name of the stage.
  ///   - fraction: The part of it that is done, 0 to 1; 1 ends it.
  ///   - detail: What has been found so far.
  ///   - time: Seconds since any fixed moment.
  /// - Returns: The text to write, which is often none.
  mutating func text(stage: String, fraction: Double, detail: String, at time: Double) -> String {
    guard form != .silent else { return "" }
    if stage != self.stage {
      self.stage = stage
      began = time
      drawn = -1
    }
    if fraction >= 1 { return finished(detail, at: time) }
    guard case .bar(let width) = form, time - drawn >= 0.05 || drawn < 0 else { return "" }
    drawn = time
    isOpen = true
    return "\r" + String(line(fraction, detail).prefix(max(20, width - 1))) + clearToEnd
  }

  /// Returns the text that leaves the cursor at the start of an empty line.
  mutating func closing() -> String {
    defer { isOpen = false }
    return isOpen ? "\r" + clearToEnd : ""
  }

  private mutating func finished(_ detail: String, at time: Double) -> String {
    let tenths = Int(((time - began) * 10).rounded())
    let seconds = "\(tenths / 10).\(tenths % 10) s"
    let name = padded(stage)
    stage = ""
    guard case .bar = form else {
      return "\(name) \(detail.isEmpty ? "" : detail + ", ")\(seconds)\n"
    }
    let text = "\(style.green("done")) \(name) \(detail)  \(style.dim(seconds))\n"
    return closing() + text
  }

  private func line(_ fraction: Double, _ detail: String) -> String {
    let filled = Int((min(max(fraction, 0), 1) * 20).rounded())
    let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: 20 - filled)
    return "     \(padded(stage)) [\(bar)] \(Int(fraction * 100)) % \(detail)"
  }

  private func padded(_ name: String) -> String {
    name + String(repeating: " ", count: max(0, 13 - name.count))
  }

  private var clearToEnd: String { "\u{1B}[K" }
}
