import CommandLineKit
import Glibc
import Service

/// The command: finds the verb, runs it, and turns errors into an exit status.
@main
struct Clientele: Command {
  static let configuration = CommandConfiguration(
    name: "clientele",
    summary: "From what customers bought to who they are.",
    discussion: """
      Reads a shop's invoices, or a table of customers, cleans them with every loss accounted for, \
      groups customers into segments with names and actions, finds the unusual ones and says why, \
      and keeps a model that scores new customers.
      """,
    examples: [
      CommandExample("clientele sample shop.xlsx", "makes a shop to try things on"),
      CommandExample("clientele segment shop.xlsx -o out", "studies it; the report is in out/"),
    ],
    version: productVersion,
    subcommands: [
      PreviewCommand.self, SegmentCommand.self, CompareCommand.self, PredictCommand.self,
      ScoreCommand.self, CleanCommand.self,
      SampleCommand.self, RecipeCommand.self, ServeCommand.self, UserCommand.self,
      DoctorCommand.self, CompletionCommand.self,
      VersionCommand.self,
    ])

  /// Runs the tool and ends the process with the status that fits.
  static func main() async {
    WorkerProcess.begin()
    let words = Array(CommandLine.arguments.dropFirst())
    let work = Task { await CommandLineTool(Clientele.self).run(words, in: .process) }
    Interruption.watch { work.cancel() }
    exit(await work.value.rawValue)
  }
}
