import Testing

@testable import CommandLineKit

@Suite("Progress")
struct ProgressTests {
  @Test("writes one plain line a stage when nobody watches")
  func lines() {
    var drawing = ProgressDrawing(form: .lines, style: TextStyle(isOn: false))
    #expect(drawing.text(stage: "reading", fraction: 0, detail: "", at: 0) == "")
    #expect(drawing.text(stage: "reading", fraction: 0.5, detail: "5 rows", at: 0.5) == "")
    let line = drawing.text(stage: "reading", fraction: 1, detail: "10 rows", at: 1.24)
    #expect(line == "reading       10 rows, 1.2 s\n")
    #expect(drawing.closing() == "")
  }

  @Test("draws a bar that fits the terminal, not more often than the eye sees")
  func bar() {
    var drawing = ProgressDrawing(form: .bar(width: 50), style: TextStyle(isOn: true))
    let first = drawing.text(stage: "reading", fraction: 0.5, detail: "many many rows", at: 0)
    #expect(first.contains("[##########..........]"))
    #expect(first.count <= 50 + 4)
    #expect(drawing.text(stage: "reading", fraction: 0.6, detail: "", at: 0.01) == "")
    #expect(drawing.text(stage: "reading", fraction: 0.6, detail: "", at: 0.1) != "")
    #expect(drawing.text(stage: "reading", fraction: 1, detail: "", at: 0.2).hasSuffix("\n"))
  }

  @Test("takes an unfinished bar away")
  func closing() {
    var drawing = ProgressDrawing(form: .bar(width: 40), style: TextStyle(isOn: true))
    _ = drawing.text(stage: "reading", fraction: 0.5, detail: "", at: 0)
    #expect(drawing.closing() == "\r\u{1B}[K")
    #expect(drawing.closing() == "")
  }

  @Test("says nothing when it should be quiet")
  func quiet() {
    let transcript = Transcript()
    let display = ProgressDisplay(in: transcript.environment(), isQuiet: true)
    display.report(stage: "reading", fraction: 1)
    display.close()
    #expect(transcript.messages.isEmpty)
  }
}
