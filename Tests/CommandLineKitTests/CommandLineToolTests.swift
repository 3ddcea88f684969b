import CommandLineKit
import Testing

@Suite("Running a tool")
struct CommandLineToolTests {
  private func run(_ words: [String], isTerminal: Bool = false) async -> (ExitCode, Transcript) {
    let transcript = Transcript()
    let status = await CommandLineTool(TinyTool.self).run(
      words, in: transcript.environment(isTerminal: isTerminal))
    return (status, transcript)
  }

  @Test("runs a verb and a verb of a group")
  func runs() async {
    let (status, transcript) = await run(["greet", "Ada"])
    #expect(status == .success)
    #expect(transcript.results == "hello Ada\n")
    #expect(await run(["box", "open", "--key=2.5"]).1.results == "opened with 2.5\n")
  }

  @Test(
    "ends with the status that fits, and one line",
    arguments: [
      (["gret", "Ada"], .usage, "tiny: There is no command 'gret'; perhaps you meant 'greet'.\n"),
      (["box", "close"], .usage, "tiny: There is no command 'close'; there are open.\n"),
      (["--loud"], .usage, "tiny: The option '--loud' stands before a command"),
      (["greet", "nobody"], .interrupted, "tiny: Stopped before the end"),
      (["greet", "broken"], .internalFault, "tiny: Internal fault: BrokenError().\n"),
    ] as [([String], ExitCode, String)])
  func fails(words: [String], status: ExitCode, message: String) async {
    let (got, transcript) = await run(words)
    #expect(got == status)
    #expect(transcript.messages.hasPrefix(message))
    #expect(transcript.messages.count { $0 == "\n" } == 1)
    #expect(transcript.results.isEmpty)
  }

  @Test(
    "explains itself at every level",
    arguments: [
      ([], "tiny COMMAND"), (["--help"], "tiny COMMAND"), (["-h"], "--version"),
      (["help", "greet"], "tiny greet [OPTIONS] PERSON [OTHER...]"),
      (["greet", "--help"], "greets Ada"), (["greet", "--times", "-h"], "(default: 1)"),
      (["greet", "--help"], "Manner"), (["greet", "--help"], "--[no-]dark"),
      (["box"], "Opens a box."), (["box", "open", "-h"], "tiny box open --key NUMBER"),
      (["help", "box", "open"], "the number of the key (required)"),
    ] as [([String], String)])
  func help(words: [String], part: String) async {
    let (status, transcript) = await run(words)
    #expect(status == .success)
    #expect(transcript.results.contains(part))
    #expect(transcript.messages.isEmpty)
    #expect(transcript.results.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test("does not take what follows -- for a wish for help")
  func helpAfterTerminator() async {
    #expect(await run(["greet", "--", "--help"]).1.results == "hello --help\n")
  }

  @Test("tells its version")
  func version() async {
    #expect(await run(["--version"]).1.results == "tiny 1.2.3\n")
  }

  @Test("colours on a terminal only, and never against NO_COLOR")
  func colours() async {
    #expect(await run(["--help"], isTerminal: true).1.results.contains("\u{1B}["))
    #expect(!(await run(["--help"]).1.results.contains("\u{1B}[")))
    let refused = Transcript().environment(isTerminal: true, variables: ["NO_COLOR": "1"])
    #expect(!refused.outputStyle.isOn)
  }
}
