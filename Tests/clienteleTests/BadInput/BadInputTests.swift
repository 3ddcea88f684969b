import CommandLineKit
import TestSupport
import Testing

/// Whatever is wrong, a person reads one sentence, and the disk is as it was.
@Suite("Bad input")
struct BadInputTests {
  @Test("ends with one sentence, the right status, and nothing half-written", arguments: all)
  func refuses(_ bad: BadInput) throws {
    let folder = try ScratchFolder()
    try folder.makeFolder("temporary")
    let words = try bad.words(folder)
    let before = folder.names
    let run = try ProgramRun(
      words, variables: bad.variables.merging(["TMPDIR": folder.path("temporary")]) { $1 })
    #expect(run.status == bad.exitCode.rawValue)
    #expect(isOneSentence(run.messages), "\(run.messages)")
    for text in bad.says { #expect(run.messages.contains(text), "\(run.messages)") }
    #expect(run.results.isEmpty)
    #expect(folder.names == before)
    #expect(folder.names(in: "temporary").isEmpty)
  }

  static let all: [BadInput] =
    files + workbooks + columns + cells + customers + recipes + models + places + installation

  @Test("a sentence is told from two, from none, and from a part of one")
  func sentences() {
    #expect(isOneSentence("clientele: There is no file a.csv, b.csv; give another.\n"))
    for text in [
      "clientele: There is none. Give another.\n", "clientele: There is none\n",
      "clientele: There is none.\nGive another.\n", "clientele: There is none..\n", "", "No.\n",
    ] { #expect(!isOneSentence(text)) }
  }

  /// Whether a message is one line and one sentence, after the name of the program.
  private func isOneSentence(_ message: String) -> Bool {
    let name = "clientele: "
    guard message.hasPrefix(name), message.hasSuffix(".\n"), !message.hasSuffix("..\n") else {
      return false
    }
    let text = Array(message.dropFirst(name.count).dropLast())
    let ends = text.indices.dropLast(2).contains { place in
      ".!?".contains(text[place]) && text[place + 1] == " " && text[place + 2].isUppercase
    }
    return !text.contains("\n") && !ends
  }
}
