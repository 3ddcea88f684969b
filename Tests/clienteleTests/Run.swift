import CommandLineKit
import Synchronization

@testable import clientele

/// What a run of the command wrote, and how it ended.
struct Run {
  let exitCode: ExitCode
  let results: String
  let messages: String

  /// Runs the command inside the test, with words as a person types them.
  init(_ words: String...) async { await self.init(words) }

  /// Runs the command inside the test.
  init(_ words: [String]) async {
    let written = Mutex((results: "", messages: ""))
    let environment = Environment(
      print: { line in written.withLock { $0.results += line + "\n" } },
      writeMessage: { text in written.withLock { $0.messages += text } })
    exitCode = await CommandLineTool(Clientele.self).run(words, in: environment)
    results = written.withLock(\.results)
    messages = written.withLock(\.messages)
  }
}
