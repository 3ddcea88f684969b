import CommandLineKit
import Testing

@testable import clientele

@Suite("Help of the command")
struct HelpTests {
  @Test(
    "every command explains itself, with an example of its own",
    arguments: Clientele.configuration.subcommands.map { $0.configuration.name })
  func pages(name: String) async {
    let run = await Run(name, "--help")
    #expect(run.exitCode == .success)
    #expect(run.results.contains("Usage\n  clientele \(name)"))
  }

  @Test("every option of every command has a help of its own, and no name twice")
  func options() {
    for command in Clientele.configuration.subcommands {
      let specifications = command.arguments.map(\.specification)
      #expect(Set(specifications.map(\.name)).count == specifications.count)
      #expect(
        Set(specifications.compactMap(\.short)).count == specifications.compactMap(\.short).count)
      #expect(specifications.allSatisfy { !$0.help.isEmpty && $0.name != "help" })
    }
  }

  @Test("completion knows every command", arguments: Shell.allCases)
  func completion(shell: Shell) async {
    let script = await Run("completion", shell.rawValue).results
    for command in Clientele.configuration.subcommands {
      #expect(script.contains(command.configuration.name))
    }
  }
}
